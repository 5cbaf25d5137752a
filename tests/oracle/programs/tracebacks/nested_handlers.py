# Three errors, each in the handler of the one before.
def one():
    raise KeyError("one")


def two():
    try:
        one()
    except KeyError:
        raise IndexError("two")


def three():
    try:
        two()
    except IndexError:
        raise TypeError("three")


three()
