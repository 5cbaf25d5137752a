# fractions.Fraction: format(), from 3.12 as a float's, from 3.13 also as a quotient
from fractions import Fraction as F


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for spec in ("", "10", ">10", ".2f", "+.3e", "010.2f", "g", "#.3g", "%", ".1%", ",.2f", "_.1f", "z.0f", ".0f", "d", "5", "<8", "*^9", "+", "x", "E",
             ".3", "n", "=8", "08", "#", "-", "_", " ", "=010.1f", "*=12.1f", ".20f", "015,.3f", "G"):
    for x in (F(-22, 7), F(22000), F(-1, 10**7)):
        show(lambda: format(x, spec))
print(f"{F(1, 3)} {F(2, 3)!s} {F(2, 3)!r} {str(F(5, 7)):>8}|" % ())
