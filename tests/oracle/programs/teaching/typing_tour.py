# What annotated programs print of their types.
from typing import List, Dict, Optional, Union, Tuple, Callable, Any, TypeVar, Generic, NamedTuple, Protocol, Iterable, Iterator, NewType, Literal, Final, TypedDict, runtime_checkable, get_type_hints, cast
T = TypeVar("T")
class Stack(Generic[T]):
    def __init__(self) -> None: self.items: List[T] = []
    def push(self, x: T) -> None: self.items.append(x)
    def pop(self) -> T: return self.items.pop()
s: Stack[int] = Stack(); s.push(1); print(s.pop(), Stack[int], Stack.__mro__, T)
def f(a: int, b: Optional[str] = None, *c: float, **d: Union[int, str]) -> Dict[str, List[int]]: return {}
print(f.__annotations__, get_type_hints(f), List[int], Dict[str, Any], Optional[int], Union[int, str, None], Callable[[int], str], Tuple[int, ...], list[int], dict[str, int], int | str, Literal["a", 1])
class Emp(NamedTuple):
    name: str
    id: int = 3
    def hi(self): return "hi " + self.name
e = Emp("G"); print(e, e.hi(), e._asdict(), Emp.__annotations__, e[0])
@runtime_checkable
class Quack(Protocol):
    def quack(self) -> str: ...
class Duck:
    def quack(self): return "Q"
print(isinstance(Duck(), Quack), isinstance(5, Quack))
try: Quack()
except TypeError as ex: print(ex)
UserId = NewType("UserId", int); print(UserId(5), UserId.__name__)
class Movie(TypedDict): name: str; year: int
m: Movie = {"name": "B", "year": 1982}; print(m, Movie.__annotations__, Movie(name="x", year=1))
x: int = "not int"; print(x, __annotations__); MAX: Final = 3; print(cast(int, "s"))
def first(xs: Iterable[T]) -> T: return next(iter(xs))
print(first("abc")); 
try: List[int]()
except TypeError as ex: print(ex)
try: isinstance([], List[int])
except TypeError as ex: print(ex)
try: isinstance([], list[int])
except TypeError as ex: print(ex)
class Bad(Stack[int]): pass
print(Bad.__bases__, Bad.__orig_bases__, isinstance(1, int | str), list[int] == list[int], type(list[int]), Bad().pop())

