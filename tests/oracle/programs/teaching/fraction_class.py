# A fraction and a polynomial: operators mixed with built-in numbers, and their errors.
from math import gcd
from functools import total_ordering
@total_ordering
class Fraction:
    def __init__(self, n, d=1):
        if d == 0: raise ZeroDivisionError("Fraction(%s, 0)" % n)
        g = gcd(n, d) * (-1 if d < 0 else 1)
        self.n, self.d = n // g, d // g
    def __repr__(self): return f"Fraction({self.n}, {self.d})"
    def __str__(self): return f"{self.n}/{self.d}" if self.d != 1 else str(self.n)
    def _c(f):
        def op(self, o):
            if isinstance(o, int): o = Fraction(o)
            if not isinstance(o, Fraction): return NotImplemented
            return f(self, o)
        return op
    __add__ = _c(lambda a, b: Fraction(a.n * b.d + b.n * a.d, a.d * b.d)); __radd__ = __add__
    __sub__ = _c(lambda a, b: Fraction(a.n * b.d - b.n * a.d, a.d * b.d))
    __rsub__ = _c(lambda a, b: b - a)
    __mul__ = _c(lambda a, b: Fraction(a.n * b.n, a.d * b.d)); __rmul__ = __mul__
    __truediv__ = _c(lambda a, b: Fraction(a.n * b.d, a.d * b.n))
    __eq__ = _c(lambda a, b: (a.n, a.d) == (b.n, b.d))
    __lt__ = _c(lambda a, b: a.n * b.d < b.n * a.d)
    def __hash__(self): return hash((self.n, self.d))
    def __float__(self): return self.n / self.d
    def __int__(self): return self.n // self.d
    def __neg__(self): return Fraction(-self.n, self.d)
    def __abs__(self): return Fraction(abs(self.n), self.d)
    def __bool__(self): return self.n != 0
    def __round__(self, nd=0): return round(float(self), nd)
    def __index__(self): return int(self)
    __trunc__ = __int__
    def __pow__(self, k): return Fraction(self.n ** k, self.d ** k)
h = Fraction(1, 2); t = Fraction(1, 3)
print(h + t, h - t, h * t, h / t, 1 + h, 2 - h, h == Fraction(2, 4), h > t, h >= t, h != t, sorted([h, t]), max(h, t), float(t), int(Fraction(7, 2)), -h, abs(-h), bool(h), round(t, 2), hash(h) == hash(Fraction(2, 4)), sum([h, t, h]), h ** 3, [10, 20, 30][h], hex(Fraction(255)), "ab" * Fraction(2))
for f in (lambda: h + "a", lambda: "a" + h, lambda: h < "x", lambda: h @ 1, lambda: Fraction(1, 0), lambda: h == "x", lambda: h // 2, lambda: 2 ** h, lambda: divmod(h, 1), lambda: complex(h), lambda: [1][h:], lambda: ~h, lambda: 1 / h):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class Poly:
    def __init__(self, *c): self.c = list(c)
    def __call__(self, x):
        r = 0
        for a in reversed(self.c): r = r * x + a
        return r
    def __str__(self): return " + ".join(f"{a}x^{i}" if i else str(a) for i, a in enumerate(self.c) if a)[::1] or "0"
    def __mul__(self, o):
        r = [0] * (len(self.c) + len(o.c) - 1)
        for i, a in enumerate(self.c):
            for j, b in enumerate(o.c): r[i + j] += a * b
        return Poly(*r)
p = Poly(1, 2, 3); print(p, p(2), p * p, (p * p)(2), p(h), p(t))
p * 3
