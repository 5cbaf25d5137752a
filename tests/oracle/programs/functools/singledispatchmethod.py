# functools.singledispatchmethod: class methods, inheritance, what keeps the object alive
import functools
import gc
import weakref
from functools import singledispatchmethod


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Writer:
    def __init__(self):
        self.lines = []

    @singledispatchmethod
    def put(self, value, end=""):
        "puts"
        self.lines.append(("any", value, end))

    @put.register
    def _(self, value: int, end=""):
        self.lines.append(("int", value, end))

    @put.register(list)
    def put_list(self, value, end=""):
        for item in value:
            self.put(item, end=end)

    @singledispatchmethod
    @classmethod
    def of(cls, value):
        return cls.__name__, "of", value

    @of.register
    @classmethod
    def _(cls, value: str):
        return cls.__name__, "of str", value

    @singledispatchmethod
    @staticmethod
    def free(value):
        return "free", value

    free.register(int, staticmethod(lambda value: ("int", value)))


class Special(Writer):
    pass


@Special.put.register
def _(self, value: float, end=""):
    self.lines.append(("float", value, end))


w = Special()
w.put([1, "two", [3, 4.5]], end="!")
print(w.lines)
print(Special.of(1), w.of("s"), Writer.of(None), Writer.free(1), w.free("x"))
print(w.put.__name__, w.put.__doc__, w.put.__qualname__, w.put.__isabstractmethod__)
print(type(w.put).__name__, sorted(k.__name__ for k in Writer.__dict__["put"].dispatcher.registry))
show(lambda: w.put())
show(lambda: singledispatchmethod(3))


class Kept:
    @singledispatchmethod
    def m(self, x):
        return x


gc.collect()
gc.disable()
k = Kept()
print(k.m is k.m)
r = weakref.ref(k)
del k
print(r() is None)
print(gc.collect(), r() is None)
Kept.m
k = Kept()
print(k.m is k.m)
r = weakref.ref(k)
del k
print(r() is None, gc.collect())


class Slotted:
    __slots__ = ()

    @singledispatchmethod
    def m(self, x):
        return "m"


s = Slotted()
print(s.m(1), s.m is s.m)
