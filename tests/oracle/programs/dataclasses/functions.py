# asdict, astuple, replace, make_dataclass, is_dataclass
from dataclasses import (asdict, astuple, dataclass, field, fields, is_dataclass, make_dataclass,
                         replace)


@dataclass
class Inner:
    x: int
    rest: list = field(default_factory=list)


@dataclass
class Outer:
    one: Inner
    many: list
    named: dict
    pair: tuple = ()
    fixed: int = field(default=7, init=False)


def attempt(function):
    try:
        print(repr(function()))
    except (TypeError, ValueError) as error:
        print(error)


o = Outer(Inner(1), [Inner(2), 3], {"k": Inner(4)}, (Inner(5), "s"))
d = asdict(o)
print(d, d["one"]["rest"] is o.one.rest)
print(astuple(o))
print(replace(o, many=0, pair=1), replace(o).one is o.one)
print(is_dataclass(o), is_dataclass(Outer), is_dataclass(3))
C = make_dataclass("C", ["a", ("b", int), ("c", int, field(default=5))],
                   namespace={"m": lambda self: self.b + self.c})
print(C(1, 2), C(1, 2).m(), C.__annotations__, C.__bases__)
for function in (lambda: asdict(3), lambda: asdict(Outer), lambda: replace(3), lambda: fields(3),
                 lambda: replace(o, fixed=3), lambda: replace(o, nope=0),
                 lambda: make_dataclass("C", ["a", "a"]), lambda: make_dataclass("C", ["1a"]),
                 lambda: make_dataclass("C", ["for"]), lambda: field(default=1, default_factory=list)):
    attempt(function)
