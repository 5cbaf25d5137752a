# fractions.Fraction: operators with all kinds of numbers from both sides, powers, rounding, comparing
import math
import operator as o
from fractions import Fraction as F


def show(*told):
    *told, f = told
    try:
        print(*told, repr(f()))
    except Exception as e:
        print(*told, type(e).__name__, e)


half = F(3, 4)
for op in (o.add, o.sub, o.mul, o.truediv, o.floordiv, o.mod, divmod, o.pow, o.eq, o.lt, o.ge):
    for other in (F(-2, 3), 2, 0, 0.5, 1j, "x", True, -1):
        show(op.__name__, other, lambda: op(half, other))
        show(op.__name__, other, lambda: op(other, half))
for x in (F(7, 2), F(-7, 2), F(5, 2), F(1, 3), F(0), F(10)):
    print(x, int(x), float(x), round(x), round(x, 1), round(x, -1), -x, +x, abs(x), bool(x), math.floor(x), math.ceil(x), math.trunc(x))
show(lambda: F(1, 2) ** F(1, 2))
show(lambda: F(0) ** -1)
show(lambda: F(2, 3) ** -2)
show(lambda: F(-2, 3) ** -3)
show(lambda: 2 ** F(3))
show(lambda: 4 ** F(1, 2))
show(lambda: 2 ** F(-2))
show(lambda: pow(F(1, 2), 2, 3))
show(lambda: round(F(12345, 100), -2))
show(lambda: F(1, 2) < float("nan"))
show(lambda: F(1, 2) < float("inf"))
show(lambda: F(1, 2) == float("inf"))
show(lambda: F(1, 2) == 0.5 + 0j)
show(lambda: F(-435, 964) / 0)
print(sum(F(1, n) for n in range(1, 20)), math.gcd(F(4).numerator, 6), F(1, 3) + F(1, 6), complex(F(1, 2)), F(1, 2).imag)
