# IntEnum, str mixed in, auto, values of one's own, _missing_, the functional form
from enum import Enum, IntEnum, auto


class Level(IntEnum):
    LOW = 1
    HIGH = auto()


class Text(str, Enum):
    X = "x"
    Y = "y"


class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def density(self):
        return round(self.mass / self.radius, 3)


class Coded(Enum):
    def __new__(cls, value, extra):
        made = object.__new__(cls)
        made._value_ = value
        made.extra = extra
        return made

    A = 1, "first"
    B = 2, "second"


class Lenient(Enum):
    ONE = 1
    MANY = 2

    @classmethod
    def _missing_(cls, value):
        print("missing", value)
        return cls.MANY if value == "lots" else None


class Lower(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return (name.lower(), start, count, last_values)
    FIRST = auto()
    SECOND = auto()


class Shown(Enum):
    A = 1

    def __str__(self):
        return "shown " + self.name


print(Level.LOW, repr(Level.LOW), f"{Level.LOW:>3}|%s|%d" % (Level.LOW, Level.HIGH))
print(Level.LOW + 1, Level.LOW < Level.HIGH, Level(2), Level.HIGH == 2, sorted(Level)[-1].name)
print(Text.X, repr(Text.X), f"{Text.X}", "%s" % Text.X, Text.X == "x", Text.X.upper())
print(Planet.EARTH, Planet.EARTH.mass, Planet.MARS.density, Planet((0.64, 3.39)).name)
print(repr(Coded.A), Coded(2).extra, Coded.B.value)
print(Lenient("lots"), Lenient(1))
try:
    Lenient("few")
except ValueError as error:
    print(error)
print(list(Lower), Shown.A, f"{Shown.A}", repr(Shown.A))
Animal = Enum("Animal", "CAT DOG")
print(list(Animal), Animal.__module__, Animal.__qualname__, Animal.CAT.value)
print(list(Enum("Q", {"a": 5})), list(IntEnum("R", ["a", "b"], start=5)),
      list(Enum("S", [("a", 3)], module="m")))
try:
    3 in Animal
except TypeError as error:
    print(error)
