# fractions.Fraction: from texts, numbers and pairs; lowest terms, texts, what is refused
from fractions import Fraction as F


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for text in ("1/2", " 3 ", "-1/3", "1.5", "1e3", "-.5e-2", "1/0", "", "1 /2", "1/ 2", "a", "1_000/3", "1_000.5_1", "1__0", "0x1", "+3", "3.",
             "1./2", "-1/-2", "inf", "1/2.5", ".", "1e", "1e+2", "10/4"):
    show(lambda: F(text))
for given in ((1, 2), (3,), (), (1.5,), (1.5, 2), ("1", "2"), (F(1, 2), F(3, 4)), (1, 0), (2, -4), (True,), (float("inf"),), (float("nan"),),
              (1j,), ([],), (None,), (0, 5), (1, F(1, 2)), (0.1,)):
    show(lambda: F(*given))
show(lambda: F(numerator=3))
show(lambda: F(bad=1))
show(lambda: F.from_float(0.25))
show(lambda: F.from_float("x"))
show(lambda: F(1, 3).limit_denominator(0))
show(lambda: F(3141592653589793, 10**15).limit_denominator(1000))
show(lambda: setattr(F(1, 2), "numerator", 1))
print(str(F(6, 4)), str(F(4, 2)), F(3, 4).numerator, F(3, 4).as_integer_ratio(), F(7, 3).limit_denominator(2), F.__slots__)
print(hash(F(1, 2)) == hash(0.5), hash(F(5)) == hash(5), {F(1, 2): "half"}[0.5], hash(F(-1)), hash(F(1, 2**61 - 1)))


class Own(F):
    pass


print(repr(Own(1, 2)), repr(Own(1, 2) + 1), repr(-Own(1, 2)), sum([F(1, 2)] * 3), max(F(1, 2), 0.7), sorted([F(1, 2), 0.3, 1]))
