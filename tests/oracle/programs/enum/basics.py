# Members, aliases, look-up by value and by name, and what a wrong use says
import gc
import sys
from enum import Enum, unique

gc.collect()
gc.disable()


class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    def describe(self):
        return self.name.lower()


def attempt(function):
    try:
        print(repr(function()))
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        print(type(error).__name__, error)


def redefine():
    Color.RED = 3


def delete():
    del Color.RED


def extend():
    class More(Color):
        pass


def twice():
    class Twice(Enum):
        A = 1
        A = 2


def not_unique():
    @unique
    class Double(Enum):
        A = 1
        B = 1


def set_value():
    Color.RED.value = 4


print(Color, type(Color), Color.RED, repr(Color.RED), list(Color), Color.__members__)
print(Color.RED is Color(1), Color["RED"] is Color.CRIMSON, Color.GREEN.describe())
print(isinstance(Color.RED, Color), len(Color), list(reversed(Color)), bool(Color))
print({Color.RED: "r"}[Color.CRIMSON], hash(Color.RED) == hash("RED"), Color.RED == 1)
for function in (lambda: Color(5), lambda: Color["X"], lambda: Color.X, lambda: Color.RED.nope,
                 lambda: Color.RED in Color, redefine, delete, extend, twice, not_unique,
                 set_value, lambda: Color.name, lambda: Color.RED < Color.GREEN,
                 lambda: Color(), lambda: Color.RED.GREEN, lambda: Color.__doc__):
    attempt(function)
print(f"{Color.RED:>12}|{Color.RED!r}|%s" % Color.GREEN)
red = Color.RED
before = sys.getrefcount(red)
others = [Color(1), Color.CRIMSON, Color["RED"]]
print(sys.getrefcount(red) - before)
print(gc.is_tracked(red))
