# What @dataclass makes: __init__, repr, comparison, hash, order; and what it refuses
import sys
from dataclasses import dataclass, field, fields, FrozenInstanceError


@dataclass
class Point:
    x: int
    y: int = 3
    tags: list = field(default_factory=list, repr=False)


@dataclass(order=True, frozen=True)
class Version:
    major: int
    name: str = "v"


def attempt(function):
    try:
        print(repr(function()))
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)


def bad_order():
    @dataclass
    class Bad:
        a: int = 1
        b: int


def bad_default():
    @dataclass
    class Bad:
        a: list = []


def thaw():
    @dataclass
    class Bad(Version):
        c: int = 1


def freeze():
    @dataclass(frozen=True)
    class Bad(Point):
        c: int = 1


def assign():
    Version(1).major = 3


def delete():
    v = Version(1)
    del v.major


p = Point(1)
print(p, p == Point(1), p == Point(1, 2), p.tags is Point(1).tags, p == 3)
print(Point.__match_args__, Point.__doc__, [f.name for f in fields(Point)], Point.y)
print(Point.__init__.__qualname__, Point.__eq__.__qualname__, Point.__init__.__annotations__)
print(sorted([Version(3), Version(1, "z"), Version(1)]), Version(1) < Version(2))
print(hash(Version(1)) == hash((1, "v")), {Version(1): "one"}[Version(1)])
for function in (lambda: Point(), lambda: Point(1, 2, 3, 4), lambda: Point(x=1, q=2),
                 lambda: hash(p), lambda: p < p, lambda: Version(1) < 3, bad_order, bad_default,
                 thaw, freeze, assign, delete, lambda: FrozenInstanceError.__mro__[1]):
    attempt(function)
print(sys.getrefcount(p), sys.getrefcount(p.tags))
q = Point(p.x, p.y, p.tags)
print(sys.getrefcount(p.tags), q == p, q is p)
