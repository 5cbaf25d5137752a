# What a call of a generator's has handled shows among the generator's referents before 3.13
import gc


def caught():
    try:
        raise ValueError
    except ValueError:
        pass


class Item:
    def __del__(self):
        caught()


def names(generator):
    return sorted(type(x).__name__ for x in gc.get_referents(generator))


def quiet():
    yield 1


def calling():
    caught()
    yield 1


def finalizing():
    Item()
    yield 1


def delegating():
    yield from calling()


def handling():
    try:
        raise ValueError
    except ValueError:
        caught()
        yield 1


for function in (quiet, calling, finalizing, delegating, handling):
    generator = function()
    next(generator)
    print(function.__name__, names(generator))
    print("   ", list(generator), names(generator))
