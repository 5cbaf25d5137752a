# Generic, Protocol, TypedDict, NewType, overload, get_type_hints: the classes and what they do
import sys
from typing import (Generic, List, NewType, Optional, Protocol, TypedDict, TypeVar, cast, final,
                    get_type_hints, overload, runtime_checkable, TYPE_CHECKING)

T = TypeVar("T")
K = TypeVar("K")


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []

    def push(self, x: T) -> None:
        self.items.append(x)


class Pair(Generic[T, K]):
    pass


class Ints(Stack[int]):
    pass


class Movie(TypedDict):
    name: str
    year: int


class Sequel(Movie, total=False):
    part: int


class Plain(Protocol):
    def area(self) -> int: ...


@runtime_checkable
class HasArea(Protocol):
    def area(self) -> int: ...


class Square:
    def area(self):
        return 1


class Own(Plain):
    pass


@overload
def twice(x: int) -> int: ...
@overload
def twice(x: str) -> str: ...
def twice(x):
    return x + x


def hinted(a: int, b: "List[int]", *args: str) -> Optional[int]:
    pass


def attempt(function):
    try:
        print(repr(function()))
    except TypeError as error:
        print("TypeError", error)


s = Stack[int]()
s.push(1)
print(s.items, type(s), Stack[int], Stack.__parameters__, Stack.__orig_bases__, s.__orig_class__)
print([c.__name__ for c in Ints.__mro__], Ints.__orig_bases__, Pair[str, T])
print(sys.getrefcount(s))
m = Movie(name="x", year=1)
print(m, type(m), Movie.__annotations__, sorted(Sequel.__required_keys__), Sequel.__optional_keys__)
print(isinstance(Square(), HasArea), isinstance(3, HasArea), issubclass(Square, HasArea))
print(Own().area(), [c.__name__ for c in Plain.__mro__])
UserId = NewType("UserId", int)
print(UserId(5), UserId, UserId.__supertype__, cast(int, "x"), twice("a"), TYPE_CHECKING)
print(get_type_hints(hinted), get_type_hints(Movie))
for function in (lambda: Stack[int, str], lambda: Ints[int], lambda: isinstance({}, Movie),
                 lambda: isinstance(Square(), Plain), lambda: Plain()):
    attempt(function)
