# NamedTuple: fields, defaults, methods, what it refuses, counts
import sys
from typing import NamedTuple


class Point(NamedTuple):
    """A point."""
    x: int
    y: int = 3

    def total(self):
        return self.x + self.y


Pair = NamedTuple("Pair", [("a", int), ("b", str)])
p = Point(1)
print(p, p.total(), Point(4, y=5), Point._fields, Point._field_defaults, Point.__annotations__)
print(Point.__bases__, p._replace(x=4), p._asdict(), p == (1, 3), Point.__doc__, Point.__module__)
print(Pair(1, "x"), Pair._fields, sys.getrefcount(p), sys.getrefcount(p[0:1]))
x, y = p
print(x, y, len(p), max(Point(1, 9), Point(2, 0)), isinstance(p, tuple))


def bad_order():
    class Bad(NamedTuple):
        a: int = 1
        b: int


def overwrite():
    class Bad(NamedTuple):
        a: int

        def _asdict(self):
            pass


def assign():
    p.x = 4


for function in (lambda: Point(), lambda: Point(1, 2, 3), bad_order, overwrite, assign):
    try:
        print(function())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
