# A vector with all its operators, and what it cannot do.
from math import hypot, atan2
import operator
class Vector:
    """A vector
    of numbers"""
    typecode = "d"
    __slots__ = ("_c",)
    def __init__(self, *c): self._c = tuple(float(x) for x in c)
    def __iter__(self): return iter(self._c)
    def __repr__(self): return "{}({})".format(type(self).__name__, ", ".join(f"{x:g}" for x in self))
    def __eq__(self, other):
        if isinstance(other, Vector): return len(self) == len(other) and all(a == b for a, b in zip(self, other))
        return NotImplemented
    def __hash__(self):
        import functools
        return functools.reduce(operator.xor, (hash(x) for x in self._c), 0)
    def __abs__(self): return hypot(*self)
    def __bool__(self): return bool(abs(self))
    def __len__(self): return len(self._c)
    def __neg__(self): return type(self)(*(-x for x in self))
    def __pos__(self): return type(self)(*self)
    def __add__(self, other):
        try: return type(self)(*(a + b for a, b in zip(self, other)))
        except TypeError: return NotImplemented
    def __radd__(self, other): return self + other
    def __mul__(self, k):
        if isinstance(k, (int, float)): return type(self)(*(k * x for x in self))
        return NotImplemented
    __rmul__ = __mul__
    def __matmul__(self, o): return sum(a * b for a, b in zip(self, o))
    def __getitem__(self, i):
        if isinstance(i, slice): return type(self)(*self._c[i])
        return self._c[operator.index(i)]
    shortcut = "xyzt"
    def __getattr__(self, name):
        if len(name) == 1 and 0 <= (pos := type(self).shortcut.find(name)) < len(self): return self._c[pos]
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
    def __format__(self, spec=""):
        if spec.endswith("p"): return "<" + format(abs(self), spec[:-1]) + ">"
        return "(" + ", ".join(format(x, spec) for x in self) + ")"
v = Vector(3, 4); w = Vector(1, 2)
print(v, abs(v), v + w, v * 3, 2 * v, v @ w, -v, +v, v == Vector(3, 4), v != w, hash(v), bool(Vector(0, 0)), v.x, v.y, v[0], Vector(1, 2, 3, 4)[1:3], v + (1, 1), (1, 1) + v)
print(f"{v:.2f} {v:.3ep} {v}", {v: 1}, v == (3, 4), sorted([w, v], key=abs), v in [v], sum([v, w], Vector(0, 0)))
for f in (lambda: v + 1, lambda: v * v, lambda: v["a"], lambda: v.q, lambda: v @ 3, lambda: v < w, lambda: v[9], lambda: 1 - v, lambda: setattr(v, "q", 1), lambda: v.__dict__):
    try: print(f())
    except Exception as e: print(type(e).__name__, "-", e)
v += w; print(v)
v.zz
