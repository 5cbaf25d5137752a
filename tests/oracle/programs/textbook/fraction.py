# Fractions with reflected operators.
def gcd(a, b): return abs(a) if b == 0 else gcd(b, a % b)
class Fraction:
    def __new__(cls, num=0, den=1):
        if isinstance(num, str):
            num, _, den = num.partition("/"); num, den = int(num), int(den or 1)
        if den == 0: raise ZeroDivisionError(f"Fraction({num}, 0)")
        if den < 0: num, den = -num, -den
        g = gcd(num, den); self = super().__new__(cls); self._n, self._d = num // g, den // g; return self
    n = property(lambda s: s._n); d = property(lambda s: s._d)
    def _op(f):
        def method(a, b):
            if isinstance(b, int): b = Fraction(b)
            return f(a, b) if isinstance(b, Fraction) else NotImplemented
        return method
    __add__ = __radd__ = _op(lambda a, b: Fraction(a.n * b.d + b.n * a.d, a.d * b.d))
    __sub__ = _op(lambda a, b: Fraction(a.n * b.d - b.n * a.d, a.d * b.d))
    __rsub__ = _op(lambda a, b: b - a)
    __mul__ = __rmul__ = _op(lambda a, b: Fraction(a.n * b.n, a.d * b.d))
    __truediv__ = _op(lambda a, b: Fraction(a.n * b.d, a.d * b.n))
    __eq__ = _op(lambda a, b: (a.n, a.d) == (b.n, b.d)); __lt__ = _op(lambda a, b: a.n * b.d < b.n * a.d); __le__ = _op(lambda a, b: a.n * b.d <= b.n * a.d)
    __hash__ = lambda s: hash((s.n, s.d)) if s.d != 1 else hash(s.n)
    __repr__ = lambda s: f"Fraction({s.n}, {s.d})"; __str__ = lambda s: f"{s.n}/{s.d}" if s.d != 1 else str(s.n)
    __float__ = lambda s: s.n / s.d; __int__ = lambda s: int(s.n / s.d); __bool__ = lambda s: s.n != 0
    def __pow__(s, e): return Fraction(s.n ** e, s.d ** e) if e >= 0 else Fraction(s.d ** -e, s.n ** -e)
    del _op
a, b = Fraction(1, 2), Fraction("3/4")
print(a + b, a - b, a * b, a / b, a + 1, 1 + a, 1 - a, a < b, a >= b, a == Fraction(2, 4), Fraction(4, 2) == 2, a ** 3, a ** -2, float(b), int(Fraction(7, 2)), repr(Fraction(-1, -3)))
print(sum([Fraction(1, n) for n in range(1, 6)], Fraction()), sorted([b, a, Fraction(1)]), len({Fraction(1, 2), Fraction(2, 4), Fraction(1), 1}), max(a, b), bool(Fraction()))
for f in (lambda: Fraction(1, 0), lambda: a + 0.5, lambda: a < "x", lambda: Fraction("x"), lambda: a / 0, lambda: setattr(a, "n", 3)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
