# functools.partialmethod: of functions, class methods, properties, partials; abstract ones, text
import functools
from abc import ABC, abstractmethod
from functools import partial, partialmethod


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Cell:
    def __init__(self):
        self.log = []

    def set(self, *values, **options):
        self.log.append((values, options))
        return self

    @classmethod
    def make(cls, *args):
        return cls.__name__, args

    @staticmethod
    def free(*args):
        return args

    on = partialmethod(set, True)
    off = partialmethod(set, False, quick=True)
    both = partialmethod(off, 7, slow=1)
    made = partialmethod(make, 1)
    loose = partialmethod(free, 2)


class Special(Cell):
    off = partialmethod(Cell.set, "special")


c = Special()
c.on().off(5).both(quick=False)
print(c.log)
print(c.made(2), Special.made(3), c.loose(4), Cell.loose(5))
print(type(c.on).__name__, type(Cell.on).__name__, type(c.made).__name__, c.made.__self__.__name__)
raw = Cell.__dict__["both"]
print(raw.func is Cell.__dict__["set"], raw.args, raw.keywords)
print(repr(raw).replace(repr(raw.func), "SET"))
print(repr(partialmethod(len, 1, k="v")).replace(repr(len), "LEN"))
names = [n for n in vars(Cell.on) if "partial" in n]
print(names, getattr(Cell.on, names[0]) is Cell.__dict__["on"], Cell.on.__isabstractmethod__)
show(lambda: partialmethod(3))
show(lambda: partialmethod())
show(lambda: Cell.on())


class Base(ABC):
    @abstractmethod
    def step(self, n):
        pass

    twice = partialmethod(step, 2)


print(sorted(Base.__abstractmethods__), Base.__dict__["twice"].__isabstractmethod__)
show(lambda: Base())


class Bound:
    def __get__(self, obj, cls=None):
        return lambda *args: ("bound", obj is None, args)


class User:
    odd = partialmethod(Bound(), 1)


print(User().odd(2), User.odd(3), partialmethod[int])
