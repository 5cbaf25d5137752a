# difference: compile() makes no syntax trees (the flag PyCF_ONLY_AST) and does not optimize: it raises
#     NotImplementedError
# reason: there is no module ast; a text whose assert statements are left out would be another program
# refarium: NotImplementedError NotImplementedError
answers = []
for options in ({"flags": 0x400}, {"optimize": 2}):
    try:
        compile("assert 0", "<text>", "exec", **options)
        answers.append("compiled")
    except NotImplementedError as error:
        answers.append(type(error).__name__)
print(*answers)
