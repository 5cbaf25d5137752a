# What the collector sees in generators and in frames: suspended, running and over.
import gc
import sys


def names(o):
    return sorted(type(x).__name__ for x in gc.get_referents(o))


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        return True


def plain():
    yield 1
    yield 2


def handled():
    try:
        raise KeyError(1)
    except KeyError:
        pass
    yield 1
    yield 2


def handle():
    try:
        raise KeyError(1)
    except KeyError:
        pass


def calling():
    handle()
    yield 1
    yield 2


def nested():
    try:
        raise KeyError(1)
    except KeyError:
        try:
            raise ValueError
        except ValueError:
            yield 1
        yield 2
    yield 3


def managed():
    with Manager():
        yield 1
        1 / 0
    yield 2


for function in (plain, handled, calling, nested, managed):
    g = function()
    print(function.__name__, names(g))
    for x in g:
        print(function.__name__, x, names(g))
    print(function.__name__, names(g))


def running():
    def inner():
        print(names(sys._getframe(1)), names(sys._getframe()))
        return sys._getframe(1)

    local = {}
    return inner()


print(names(running()))
print(names(sys._getframe()))


class Body:
    print(names(sys._getframe()))


def failing():
    local = [1]
    raise KeyError


try:
    failing()
except KeyError as e:
    kept = e
    tb = e.__traceback__
    print(names(tb.tb_frame), names(tb.tb_next.tb_frame))
print(names(kept.__traceback__.tb_frame))
