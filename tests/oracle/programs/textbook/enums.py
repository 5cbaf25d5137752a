# Enumerations and flags.
from enum import Enum, IntEnum, Flag, auto, unique, IntFlag
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1
print(Color.RED, repr(Color.GREEN), Color(3), Color["BLUE"], Color.CRIMSON is Color.RED, list(Color), Color.__members__.keys(), len(Color))
print(Color.RED == 1, Color.RED is Color(1), Color.RED in Color, hash(Color.RED) == hash(Color(1)), isinstance(Color.RED, Color), Color.RED.name, Color.RED.value)
for bad in (lambda: Color(9), lambda: Color["PINK"], lambda: Color.PINK, lambda: setattr(Color, "RED", 5), lambda: Color.RED < Color.BLUE, lambda: setattr(Color.RED, "value", 3)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
class Weekday(IntEnum):
    MON = auto(); TUE = auto(); WED = auto()
    @classmethod
    def first(cls): return min(cls)
    def next(self): return Weekday(self % 3 + 1)
print(Weekday.MON + 1, Weekday.TUE > Weekday.MON, Weekday.first(), Weekday.WED.next(), sorted(Weekday, reverse=True), f"{Weekday.MON}", [10, 20, 30][Weekday.TUE])
class Perm(Flag):
    R = 4; W = 2; X = 1
    RW = R | W
p = Perm.R | Perm.X
print(p, Perm.W in p, Perm.R in p, p & Perm.R, p ^ Perm.R, ~p, bool(Perm.W & p), Perm(0), Perm.RW, repr(Perm.RW), p.value)
try:
    @unique
    class U(Enum):
        A = 1; B = 1
except ValueError as e: print(e)
class Planet(Enum):
    EARTH = (5.976e+24, 6.37814e6)
    MARS = (6.421e+23, 3.3972e6)
    def __init__(self, mass, radius): self.mass, self.radius = mass, radius
    @property
    def g(self): return 6.67300E-11 * self.mass / self.radius ** 2
for pl in Planet: print(pl.name, round(pl.g, 2), pl.value[0])
class Op(Enum):
    ADD = "+"; SUB = "-"
    def __call__(self, a, b): return eval(f"a {self.value} b")
    def __str__(self): return self.name.lower()
print(Op.ADD(2, 3), Op("-")(2, 3), str(Op.SUB), f"{Op.ADD}")
Animal = Enum("Animal", "ANT BEE CAT"); print(list(Animal), Animal.BEE.value)
class Status(str, Enum):
    OK = "ok"; BAD = "bad"
print(Status.OK == "ok", Status.OK.upper(), repr(Status.OK), Status("bad"))
match Color.RED:
    case Color.GREEN: print("green")
    case Color.RED: print("red!")
try:
    class More(Color): X = 5
except TypeError as e: print(e)
