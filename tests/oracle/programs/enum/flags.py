# Flag and IntFlag: combining, names of combinations, iteration, unknown bits
from enum import Flag, IntFlag, auto


class Perm(Flag):
    R = 4
    W = 2
    X = 1
    RW = 6


class Bits(IntFlag):
    R = 4
    W = 2
    X = 1


class Auto(Flag):
    A = auto()
    B = auto()
    AB = A | B
    C = auto()


def attempt(function):
    try:
        print(function())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


print(repr(Perm.R | Perm.W), Perm.RW is Perm.R | Perm.W, repr(Perm(0)), repr(Perm(7)))
print(repr(Perm.R & Perm.W), repr(~Perm.R), repr(Perm.R ^ Perm.RW), bool(Perm(0)))
print(str(Perm.R | Perm.X), str(Perm(0)), Perm.R in Perm.RW, Perm.X in Perm.RW, list(Perm))
print((Perm.R | Perm.X).name, (Perm.R | Perm.X).value, (Perm.R | Perm.X) is Perm(5))
for function in (lambda: list(Perm.RW), lambda: len(Perm(7)), lambda: Perm(8),
                 lambda: Perm.R | 3, lambda: 4 in Perm.R, lambda: Perm.R | None,
                 lambda: Bits.R | "a"):
    attempt(function)
print(repr(Bits.R | Bits.W), repr(Bits.R | 8), repr(Bits(0)), repr(Bits(7)), repr(~Bits.R))
print(str(Bits.R | Bits.X), f"{Bits.R}", Bits.R + 1, repr(Bits(16)), repr(4 | Bits.W))
print((Bits.R | Bits.X).name, Bits(9).name, isinstance(Bits.R | 8, Bits))
print(list(Auto), [member.value for member in Auto], repr(Auto.AB | Auto.C), Auto.C.value)
print(Perm, Bits, list(Perm.__members__))
