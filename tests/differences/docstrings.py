# difference: the documentation of built-in classes has other words, that of built-in functions and
#     methods is None
# reason: CPython's documentation is CPython's; that a class has one is seen in what properties hold
# refarium: A mapping has no such key. None
print(KeyError.__doc__, print.__doc__)
