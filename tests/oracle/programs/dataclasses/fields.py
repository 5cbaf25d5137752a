# __post_init__, InitVar, kw_only, slots, inheritance of fields, own methods kept
from dataclasses import dataclass, field, fields, InitVar, KW_ONLY, MISSING


@dataclass
class Scaled:
    a: int
    factor: InitVar[int] = 4
    total: int = field(init=False)

    def __post_init__(self, factor):
        self.total = self.a * factor


@dataclass
class Base:
    a: int
    b: int = 2


@dataclass
class Sub(Base):
    c: int = 3
    a: int = 9


@dataclass
class Keys:
    a: int
    _: KW_ONLY
    b: int = 3
    c: int


@dataclass(slots=True)
class Slim:
    a: int
    b: int = 5


@dataclass(unsafe_hash=True)
class Hashed:
    a: int = 1
    b: int = field(default=2, compare=False)


@dataclass
class Own:
    a: int

    def __repr__(self):
        return "own"

    def __eq__(self, other):
        return True


@dataclass(repr=False, eq=False, init=False)
class Bare:
    a: int = 1


@dataclass
class Loop:
    me: object = None


def attempt(function):
    try:
        print(repr(function()))
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, str(error).split(" and no")[0])


def set_other():
    Slim(1).other = 3


loop = Loop()
loop.me = [loop]
for function in (lambda: (Scaled(2), Scaled(2, 5), Scaled.factor), lambda: (Sub(), Sub(1, 2, 3)),
                 lambda: [f.name for f in fields(Sub)], lambda: Keys(1, c=3), lambda: Keys(1, 2),
                 lambda: Keys.__match_args__, lambda: (Slim(1), Slim.__slots__),
                 lambda: hasattr(Slim(1), "__dict__"), set_other,
                 lambda: hash(Hashed()) == hash((1,)), lambda: Hashed() == Hashed(b=5),
                 lambda: (Own(1), Own(1) == 3), lambda: Bare() == Bare(), lambda: Bare(1),
                 lambda: loop, lambda: fields(Base)[0].default is MISSING,
                 lambda: fields(Base)[1].default, lambda: fields(Base)[0].type):
    attempt(function)
