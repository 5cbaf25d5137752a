# difference: a text that exec() or eval() runs gets a NameError for open, help and the other builtins
#     that are not available; in the program itself they are refused before the run
# reason: there are no files and no terminal; such a text is not known before it runs
# refarium: the builtin 'open' is not available
try:
    exec("open('notes.txt')")
except NameError as error:
    print(error)
