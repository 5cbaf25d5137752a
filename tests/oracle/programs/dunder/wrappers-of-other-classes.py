# Operator methods taken from a class that is no base: they refuse, and int's own do not step in.


class Odd(int):
    __add__ = str.__add__
    __len__ = list.__len__
    __mul__ = list.__mul__


odd = Odd(3)
for use in (lambda: odd + odd, lambda: len(odd), lambda: odd * 2, lambda: odd - 1):
    try:
        print(use())
    except TypeError as e:
        print(e)
