# enum: the functional API, aliases, unique, auto, mixed types, what is refused, texts per version
import enum
from enum import Enum, IntEnum, auto, unique


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


Animal = Enum("Animal", "CAT DOG")
Planet = Enum("Planet", [("EARTH", 3), ("MARS", 4)], module="space", qualname="Space.Planet")
Size = Enum("Size", {"S": "small", "L": "large"}, type=str)
Late = Enum("Late", ["A", "B"], start=10)
for e in (Animal, Planet, Size, Late):
    print(e, list(e), e.__module__, e.__qualname__)
print(Size.S == "small", Size("large"), f"{Size.S}", str(Size.S), "%s" % Size.S)


class Color(Enum):
    RED = 1
    CRIMSON = 1
    BLUE = 2

    def shout(self):
        return self.name + "!"

    @classmethod
    def first(cls):
        return next(iter(cls))


print(Color.CRIMSON, Color.CRIMSON is Color.RED, list(Color), list(Color.__members__), Color.RED.shout(), Color.first())
print(repr(Color.RED), str(Color.RED), f"{Color.RED:>12}", Color(2), Color["BLUE"], Color.RED.value, Color.RED.name, len(Color))
show(lambda: Color(9))
show(lambda: Color["GREEN"])
show(lambda: Color.GREEN)
show(lambda: setattr(Color, "RED", 3))
show(lambda: delattr(Color, "RED"))
show(lambda: Color.RED.value.__class__)
show(lambda: setattr(Color.RED, "value", 3))
show(lambda: type("Sub", (Color,), {}))
show(lambda: Color())
show(lambda: 1 in Color)
show(lambda: Color.RED in Color)
show(lambda: Color.RED < Color.BLUE)
show(lambda: Color.RED.BLUE)


def double():
    class Bad(Enum):
        A = 1
        A = 2


show(double)


def not_unique():
    @unique
    class Bad(Enum):
        A = 1
        B = 1
        C = 2
        D = 2


show(not_unique)


class Auto(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name.lower() + str(count)

    ONE = auto()
    TWO = auto()


class Number(IntEnum):
    ONE = 1
    TEN = 10
    ELEVEN = auto()


print(list(Auto), Number.TEN + 1, Number.ONE < Number.TEN, sorted([Number.TEN, Number.ONE]), Number(11), [10, 20][Number.ONE])
print(repr(Number.ONE), str(Number.ONE), f"{Number.ONE}", "%d" % Number.TEN, Number.ONE == 1, {1: "x"}[Number.ONE])


class Vector(Enum):
    X = (1, 0)
    Y = (0, 1)

    def __init__(self, a, b):
        self.length = a + b

    @classmethod
    def _missing_(cls, value):
        return cls.X if value == "x" else None


print(Vector.X.length, Vector((0, 1)), Vector("x"))
show(lambda: Vector("z"))
