# difference: a lone surrogate can be printed, be the name of a class or stand in a text that exec() runs,
#     where CPython raises UnicodeEncodeError
# reason: texts are kept as UTF-8 with such characters in three bytes; nobody teaches with them
# refarium: 1
print(len(type("\ud800", (), {}).__name__))
