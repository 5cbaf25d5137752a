# dataclasses: inheritance and order of fields, replace, asdict with nesting, slots, frozen, InitVar, texts that hold themselves
import dataclasses
from collections import namedtuple, OrderedDict, defaultdict
from dataclasses import KW_ONLY, FrozenInstanceError, InitVar, asdict, astuple, dataclass, field, fields, make_dataclass, replace
from typing import ClassVar


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


@dataclass
class Base:
    a: int
    b: list = field(default_factory=list)
    count: ClassVar[int] = 0
    seed: InitVar[int] = 5

    def __post_init__(self, seed):
        Base.count += 1
        self.seeded = seed * 2


@dataclass
class Derived(Base):
    c: str = "c"
    a: float = 1.5
    _: KW_ONLY
    k: int = field(default=3, repr=False, compare=False)


d = Derived(seed=7, k=9)
print(d, d.seeded, d.k, Base.count, [f.name for f in fields(Derived)], Derived(1) == Derived(1), Base(1) == Derived(1))
show(lambda: Derived(1, 2, 3, 4, 5))
show(lambda: Base())
show(lambda: replace(d, a=4))
show(lambda: replace(d, a=4, seed=1).seeded)
P = namedtuple("P", "x y")


@dataclass(order=True, frozen=True)
class Card:
    rank: int
    suit: str = field(compare=False)


@dataclass
class Hand:
    cards: list
    best: dict
    point: P = P(1, Card(1, "x"))


h = Hand([Card(2, "h"), (Card(3, "s"),)], {"k": Card(4, "d"), Card(5, "c"): [Card(6, "c")]})
print(asdict(h), astuple(Hand([Card(1, "a")], {})), asdict(Card(1, "z"), dict_factory=lambda pairs: list(pairs)))
print(Card(1, "x") < Card(2, "a"), Card(1, "a") == Card(1, "b"), sorted([Card(3, ""), Card(1, "")]), {Card(1, "q"): 1}[Card(1, "r")])
show(lambda: setattr(Card(1, "x"), "rank", 2))
show(lambda: delattr(Card(1, "x"), "rank"))
show(lambda: Card(1, "x") < 3)
show(lambda: asdict(3))
show(lambda: replace(Card(1, "x"), bad=1))
show(lambda: hash(Base(1)))


@dataclass(slots=True)
class Slotted:
    x: int
    y: int = 2


s = Slotted(1)
print(s, Slotted.__slots__, hasattr(s, "__dict__"), Slotted.__match_args__)
show(lambda: setattr(s, "z", 3))


@dataclass
class Node:
    name: str
    next: object = None


n = Node("n")
n.next = n
print(n, repr(n))


def mutable():
    @dataclass
    class Bad:
        x: list = []


def order_of_defaults():
    @dataclass
    class Bad:
        x: int = 1
        y: int


def frozen_from_not():
    @dataclass(frozen=True)
    class Bad(Base):
        pass


def own_order():
    @dataclass(order=True)
    class Bad:
        x: int

        def __lt__(self, other):
            return False


for f in (mutable, order_of_defaults, frozen_from_not, own_order, lambda: dataclass(eq=False, order=True)(type("B", (), {})),
          lambda: field(default=1, default_factory=list), lambda: make_dataclass("M", ["x", ("y", int), ("z", int, 3)])(1, 2),
          lambda: make_dataclass("M", ["a b"]), lambda: make_dataclass("M", ["x", "x"]), lambda: fields(3)):
    show(f)
print(dataclasses.MISSING is dataclasses.field().default, repr(fields(Base)[0]), dataclasses.is_dataclass(Base), Base.__doc__)
print(Base.__dataclass_params__, asdict(Node("d", defaultdict(list, a=[Card(1, "x")]))), asdict(Node("o", OrderedDict(a=Card(1, "x")))))
