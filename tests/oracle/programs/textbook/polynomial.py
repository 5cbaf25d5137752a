# Polynomials: division, powers, text, a root.
from itertools import zip_longest
class Poly:
    def __init__(self, *c): self.c = list(c) or [0]; self._trim()
    def _trim(self):
        while len(self.c) > 1 and self.c[-1] == 0: self.c.pop()
    degree = property(lambda self: len(self.c) - 1)
    def __call__(self, x):
        r = 0
        for a in reversed(self.c): r = r * x + a
        return r
    def __add__(self, o): return Poly(*[a + b for a, b in zip_longest(self.c, o.c, fillvalue=0)])
    def __sub__(self, o): return self + o * -1
    def __mul__(self, o):
        if not isinstance(o, Poly): return Poly(*[a * o for a in self.c])
        r = [0] * (len(self.c) + len(o.c) - 1)
        for i, a in enumerate(self.c):
            for j, b in enumerate(o.c): r[i + j] += a * b
        return Poly(*r)
    __rmul__ = __mul__
    def __pow__(self, n):
        r = Poly(1)
        for _ in range(n): r *= self
        return r
    def __divmod__(self, o):
        q, r = [0] * max(1, len(self.c) - len(o.c) + 1), self.c[:]
        for i in range(len(self.c) - len(o.c), -1, -1):
            q[i] = r[i + o.degree] / o.c[-1]
            for j, b in enumerate(o.c): r[i + j] -= q[i] * b
        return Poly(*q), Poly(*r[:max(1, o.degree)])
    def __floordiv__(self, o): return divmod(self, o)[0]
    def __mod__(self, o): return divmod(self, o)[1]
    def diff(self): return Poly(*[i * a for i, a in enumerate(self.c)][1:])
    def __eq__(self, o): return self.c == (o.c if isinstance(o, Poly) else [o])
    def __str__(self):
        terms = []
        for i, a in reversed(list(enumerate(self.c))):
            if a:
                s = "" if abs(a) == 1 and i else f"{abs(a):g}"; x = "" if i == 0 else "x" if i == 1 else f"x^{i}"
                terms.append(("- " if a < 0 else "+ ") + s + x)
        t = " ".join(terms) or "0"
        return t[2:] if t.startswith("+ ") else t.replace("- ", "-", 1)
p, q = Poly(-1, 0, 1), Poly(1, 1)
print(p, "|", q, "|", p + q, "|", p - q, "|", p * q, "|", q ** 3, "|", p // q, "|", p % q, "|", 2 * p, "|", p.diff(), "|", Poly())
print(p(3), [q(x) for x in range(3)], p.degree, p == Poly(-1, 0, 1, 0), Poly(5) == 5, divmod(Poly(1, 2, 3), Poly(1, 1))[1].c)
def newton(f, x, n=6):
    d = f.diff()
    for _ in range(n): x -= f(x) / d(x)
    return x
print(f"{newton(Poly(-2, 0, 1), 1.0):.12f}", Poly(1.5, -2.25, 0, 1))
