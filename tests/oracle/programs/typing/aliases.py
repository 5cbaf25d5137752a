# What subscripting the names of typing gives: repr, arguments, equality, refusals
import typing
from typing import (Any, Callable, ClassVar, Dict, Final, Generator, Generic, List, Literal,
                    Optional, Tuple, Type, TypeVar, Union, get_args, get_origin)

T = TypeVar("T")
K = TypeVar("K", bound=int)
C = TypeVar("C", covariant=True)


def attempt(function):
    try:
        print(repr(function()))
    except TypeError as error:
        print("TypeError", error)


for x in (List[int], Dict[str, int], Optional[int], Union[int, str], Union[int, None], Any,
          Callable[[int, str], bool], Callable[..., int], Callable, List, Tuple[int, ...],
          Tuple[()], Type[int], Generator[int, None, str], T, K, C, ClassVar[int], Final[int],
          Literal[1, "a", None], Dict[str, List[int]], Optional[List[int]], Union[int, str, None],
          List["Foo"], Union[int], Optional, Union, Generic, typing.NoReturn, typing.Iterable[T],
          Callable[[], None], Union[List[int], Dict[str, T]]):
    print(repr(x))
print(List[int].__origin__, List[int].__args__, Optional[int].__args__, List[T].__parameters__)
print(get_origin(Dict[str, int]), get_args(Callable[[int], str]), get_origin(list[int]))
print(List[T][int], Dict[K, T][int, str], Callable[[T], T][int])
print(List[int] == List[int], hash(List[int]) == hash(List[int]),
      Union[int, str] == Union[str, int], List[int] | None, int | List[int], T | int)
for function in (lambda: isinstance([], List), lambda: isinstance([], List[int]),
                 lambda: isinstance(3, Union[int, str]), lambda: List(), lambda: Union(),
                 lambda: isinstance(3, Any), lambda: List[int, str], lambda: Dict[int],
                 lambda: Optional[int, str], lambda: Callable[int], lambda: TypeVar("X", int),
                 lambda: Generic[int], lambda: List[int]()):
    attempt(function)
