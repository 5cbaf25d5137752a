# enum: arithmetic and texts of flags, unnamed bits, iteration, boundaries, in each version
import enum
from enum import Flag, IntFlag, auto


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


class Bits(IntFlag):
    A = 1
    B = 2
    D = 8


for f in (Perm.R | Perm.X, Perm.RW, Perm.R & Perm.W, ~Perm.R, Perm.RW ^ Perm.W, Perm(0), Perm(7), ~Perm(0)):
    print(repr(f), str(f), f.value, bool(f), f.name, Perm.R in f)
for b in (Bits.A | Bits.B, Bits.A | 4, Bits(8) | 1, ~Bits.A, Bits(0), Bits.A & 3, Bits.A ^ 9, Bits.A + 1, -Bits.A):
    print(repr(b), str(b), int(b), f"{b}", type(b).__name__)
show(lambda: Perm(8))
show(lambda: Bits(64))
show(lambda: Bits(-1))
show(lambda: Perm.R | 1)
show(lambda: 1 | Perm.R)
show(lambda: Perm.R < Perm.W)
show(lambda: list(Perm.R | Perm.X))
show(lambda: len(Perm.RW))
show(lambda: 1 in Perm.R)
show(lambda: list(Perm))
show(lambda: list(Perm.__members__))
show(lambda: Perm["RW"] is Perm.RW)
show(lambda: Perm("R"))
show(lambda: hash(Bits.A) == hash(1))
show(lambda: Bits.A == 1)
show(lambda: {Perm.R: 1}[Perm(1)])
show(lambda: Perm(3) is Perm.RW)
show(lambda: (Perm.R | Perm.X) is (Perm.X | Perm.R))
if hasattr(enum, "STRICT"):
    for boundary in (enum.STRICT, enum.CONFORM, enum.EJECT, enum.KEEP):
        Own = Flag("Own", "ONE TWO", boundary=boundary)
        show(lambda: repr(Own(5)))
        show(lambda: repr(Own(-2)))
