# What counts for generation 0: containers, unless a free list has one of the kind.
import gc

gc.collect()
gc.disable()


class Plain:
    pass


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


class Slotted:
    __slots__ = ("a",)


def measure(name, make):
    keep = [None] * 10
    rounds = range(10)
    make()
    gc.get_count()
    counts = [0] * 4
    gc.collect()
    gc.get_count()
    counts[0] = gc.get_count()[0]
    for i in rounds:
        keep[i] = make()
    counts[1] = gc.get_count()[0]
    for i in rounds:
        keep[i] = None
    counts[2] = gc.get_count()[0]
    for i in rounds:
        keep[i] = make()
    counts[3] = gc.get_count()[0]
    print(name, counts[1] - counts[0], counts[2] - counts[1], counts[3] - counts[2])


def closure():
    cell = 1

    def inner():
        return cell

    return inner


measure("empty list", lambda: [])
measure("list", lambda: [1])
measure("list()", lambda: list())
measure("dict", lambda: {1: 1})
measure("dict()", lambda: dict())
measure("tuple", lambda: (measure, 1))
measure("set", lambda: {1})
measure("instance", Plain)
measure("with attributes", lambda: Point(1, 2))
measure("by name", lambda: Point(x=1, y=2))
measure("slots", Slotted)
measure("function", lambda: lambda: 0)
measure("closure", closure)
measure("bound method", lambda: [].append)
measure("exception", lambda: ValueError(1))
measure("float", lambda: 1.5 * measure.__code__.co_argcount)
measure("twenty", lambda: tuple([1] * 20))
measure("twenty-one", lambda: tuple([1] * 21))
