# collections.namedtuple: reprs, methods, defaults, messages
from collections import namedtuple

def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


Point = namedtuple("Point", "x y")
p = Point(1, y=2)
print(p, p.x, p[1], p._asdict(), p._replace(x=5), Point._make([7, 8]), Point._fields)
print(Point.__doc__, Point.__module__, Point.x, Point.__match_args__, Point.__new__.__doc__)
print(p == (1, 2), hash(p) == hash((1, 2)), isinstance(p, tuple), p + (3,), Point.__slots__)
for f in (lambda: Point(1), lambda: Point(1, 2, 3), lambda: Point(z=1), lambda: Point._make([1]),
          lambda: p._replace(q=1), lambda: setattr(p, "x", 3), lambda: delattr(p, "x"),
          lambda: Point.x.__get__([]), lambda: namedtuple("A", "a a"), lambda: namedtuple("A", "_a"),
          lambda: namedtuple("A", "class"), lambda: namedtuple("A", "1"),
          lambda: namedtuple("A b", "x"), lambda: namedtuple("A", "a", defaults=(1, 2))):
    show(f)
print(namedtuple("R", "a class a _b", rename=True)._fields)
D = namedtuple("D", ["a", "b", "c"], defaults=(1, 2))
print(D(5), D._field_defaults, D.__new__.__defaults__, D(0, c=9))


class Vector(namedtuple("Base", "x y")):
    def length(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5


v = Vector(3, 4)
v.note = "has a dict"
print(v, v.length(), v.__dict__, Vector.__mro__[1])
match p:
    case Point(x=1, y=other):
        print("matched", other)
match p:
    case Point(1, b):
        print("by position", b)
