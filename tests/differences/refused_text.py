# difference: a construct that is not supported is a SyntaxError, with its place, in the text that
#     exec(), eval() or compile() is given
# reason: what is refused is refused before the run; such a text is not known until then
# refarium: SyntaxError 'async def' is not supported 2 1
try:
    exec("x = 1\nasync def f():\n    pass\n")
except SyntaxError as error:
    print(type(error).__name__, error.msg, error.lineno, error.offset)
else:
    print("compiled")
