# protocols: __init__ of what derives from them, isinstance with data members
from typing import Protocol, runtime_checkable


@runtime_checkable
class Sized2(Protocol):
    size: int

    def grow(self): ...


class Box:
    def __init__(self):
        self.size = 3

    def grow(self):
        self.size += 1


class Half:
    size = 1


class Given(Sized2):
    pass


print(isinstance(Box(), Sized2), isinstance(Half(), Sized2), isinstance(Given(), Sized2))
match Box():
    case Sized2(size=n):
        print("a case", n)
for trial in (lambda: issubclass(Box, Sized2), Sized2, lambda: Given(1)):
    try:
        print(trial())
    except TypeError as e:
        print(type(e).__name__, e)


class P(Protocol):
    def __init__(self, a):
        self.a = a


class Q(P):
    pass


class Other:
    def __init__(self, *args):
        print("Other", args)


class Mixed(Sized2, Other):
    pass


print(Q(5).a, Mixed(1, 2).__init__.__qualname__)
