# Classes that answer every operator, with finalizers that speak.
class Polynomial:
    def __init__(self, *co): self.co = list(co)
    def __call__(self, x): return sum(c * x ** i for i, c in enumerate(self.co))
    def __add__(self, o):
        from itertools import zip_longest
        return Polynomial(*(a + b for a, b in zip_longest(self.co, o.co, fillvalue=0)))
    def __iadd__(self, o): print("iadd"); self.co = (self + o).co; return self
    def __neg__(self): return Polynomial(*(-c for c in self.co))
    def __sub__(self, o): return self + -o
    def __eq__(self, o): return self.co == o.co
    def derive(self): return Polynomial(*(i * c for i, c in enumerate(self.co) if i))
    def __repr__(self): return "Polynomial" + repr(tuple(self.co))
    def __str__(self):
        t = [f"{c:+}" + ("" if i == 0 else "x" if i == 1 else f"x^{i}") for i, c in enumerate(self.co) if c]
        return " ".join(reversed(t)).lstrip("+") or "0"
    def __getitem__(self, i): return self.co[i]
    def __missing__(self): pass
p = Polynomial(1, -2, 3); q = Polynomial(0, 1); print(p, p(2), p + q, p - p, p.derive(), repr(p), p == Polynomial(1, -2, 3)); p += q; print(p, p[1], [*p], 3 in p)
class Money:
    def __init__(s, a, c="USD"): s.a, s.c = a, c
    def __format__(s, spec): return f"{s.a:{spec or '.2f'}} {s.c}"
    def __radd__(s, o): return Money(o + s.a, s.c)
    def __add__(s, o): return Money(s.a + (o.a if isinstance(o, Money) else o), s.c)
    def __rsub__(s, o): return f"rsub {o}"
    def __floordiv__(s, o): return s.a // o
    def __divmod__(s, o): return divmod(s.a, o)
    def __rpow__(s, o, m=None): return "rpow"
    def __lshift__(s, o): return "<<"
    def __ror__(s, o): return "ror"
    def __invert__(s): return "~"
    def __round__(s, n=None): return f"round {n}"
    def __complex__(s): return complex(s.a)
    def __float__(s): return float(s.a)
    def __ceil__(s): return "ceil"
    def __getattr__(s, n): return n.upper() if not n.startswith("__") else (_ for _ in ()).throw(AttributeError(n))
    def __dir__(s): return ["z", "a"]
    def __sizeof__(s): return 100
    def __bytes__(s): return b"money"
    def __del__(s): print("bye", s.a)
m = Money(5); print(f"{m} {m:.1f}", format(sum([Money(1), Money(2)]), "d"), 3 - m, m // 2, divmod(m, 3), 2 ** m, m << 1, 1 | m, ~m, round(m), round(m, 2), complex(m), float(m), __import__("math").ceil(m), m.foo, dir(m), bytes(m), int.__add__(1, 2))
m = None; p @ q

