# numbers: which numbers are of which kind, what an own class has to give and gets
import numbers
from numbers import Complex, Integral, Number, Rational, Real


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for value in (1, True, 1.5, 2j, "1", None):
    print(repr(value), [kind.__name__ for kind in (Number, Complex, Real, Rational, Integral) if isinstance(value, kind)])
print([kind.__name__ for kind in Integral.__mro__], Number.__hash__, numbers.__all__)
for kind in (Complex, Real, Rational, Integral):
    print(kind.__name__, sorted(kind.__abstractmethods__))
show(lambda: Number().__class__.__name__)
show(lambda: hash(Number()))


class Half(Rational):
    def __init__(self, n):
        self.n = n

    numerator = property(lambda self: self.n)
    denominator = property(lambda self: 2)
    __add__ = __radd__ = lambda self, other: Half(self.n + (other.n if isinstance(other, Half) else other * 2))
    __neg__ = lambda self: Half(-self.n)
    __pos__ = lambda self: self
    __abs__ = lambda self: Half(abs(self.n))
    __eq__ = lambda self, other: self.n / 2 == other
    __lt__ = lambda self, other: self.n / 2 < other
    __le__ = lambda self, other: self.n / 2 <= other
    __floordiv__ = lambda self, other: self.n // (2 * other)
    __mod__ = lambda self, other: Half(self.n % (2 * other))
    __trunc__ = __floor__ = lambda self: self.n // 2
    __ceil__ = lambda self: -(-self.n // 2)
    __round__ = lambda self, digits=None: round(self.n / 2, digits)
    __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __pow__ = __rpow__ = __rfloordiv__ = __rmod__ = None
    __repr__ = lambda self: f"{self.n}/2"


h = Half(7)
print(h - Half(2), 10 - h, float(h), complex(h), h.real, h.imag, h.conjugate(), divmod(h, 2), bool(h), bool(Half(0)), round(h))
show(lambda: Real())
show(lambda: Integral.__add__(1, 2))
show(lambda: Complex.real.__get__(1))


class Odd:
    pass


Number.register(Odd)
print(isinstance(Odd(), Number), isinstance(Odd(), Complex), issubclass(Half, Real), Integral.__index__(True), Integral.numerator.__get__(3))
