# A vector with every operator.
import math
class Vector:
    __slots__ = ("x", "y")
    def __init__(self, x=0, y=0): self.x, self.y = x, y
    def __repr__(self): return f"Vector({self.x!r}, {self.y!r})"
    def __abs__(self): return math.hypot(self.x, self.y)
    def __bool__(self): return bool(abs(self))
    def __add__(self, o):
        if isinstance(o, Vector): return Vector(self.x + o.x, self.y + o.y)
        return NotImplemented
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __sub__(self, o): return self + -o
    def __neg__(self): return Vector(-self.x, -self.y)
    def __pos__(self): return self
    def __mul__(self, s): return Vector(self.x * s, self.y * s) if isinstance(s, (int, float)) else NotImplemented
    __rmul__ = __mul__
    def __matmul__(self, o): return self.x * o.x + self.y * o.y
    def __truediv__(self, s): return Vector(self.x / s, self.y / s)
    def __iadd__(self, o): self.x += o.x; self.y += o.y; return self
    def __eq__(self, o): return (self.x, self.y) == (o.x, o.y) if isinstance(o, Vector) else NotImplemented
    def __hash__(self): return hash((self.x, self.y))
    def __iter__(self): yield self.x; yield self.y
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __len__(self): return 2
    def __format__(self, spec):
        if spec.endswith("p"): return "<{}, {}>".format(format(abs(self), spec[:-1]), format(math.atan2(self.y, self.x), spec[:-1]))
        return "({}, {})".format(*(format(c, spec) for c in self))
    def __complex__(self): return complex(self.x, self.y)
    def __round__(self, n=0): return Vector(round(self.x, n), round(self.y, n))
v, w = Vector(3, 4), Vector(1, 2)
print(v + w, v - w, v * 2, 2 * v, v @ w, v / 2, abs(v), -v, bool(Vector()), v == Vector(3, 4), v != w, sum([v, w]), [*v], v[0], len(v), hash(v) == hash(Vector(3, 4)))
print(f"{v:.1f} {v:.2ep} {v}", complex(v), round(Vector(1.26, 2.71), 1)); a = v; a += w; print(a is v, v)
for f in (lambda: v + 1, lambda: "s" * v, lambda: v < w, lambda: v ** 2, lambda: v[2], lambda: setattr(v, "z", 1), lambda: 1 + v, lambda: v % 2, lambda: int(v)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
x, y = w; print(x, y, max(w), w in [Vector(1, 2)], {w: 1}[Vector(1, 2)])
