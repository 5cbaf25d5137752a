# Registered classes, __subclasshook__, and what a later registration changes
from abc import ABC, ABCMeta, get_cache_token


class Quacks(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is Quacks:
            print("  hook asked about", other.__name__)
            if any(["quack" in vars(base) for base in other.__mro__]):
                return True
        return NotImplemented


class Duck:
    def quack(self): pass


class Robot: pass


class Toy(Robot): pass


before = get_cache_token()
print(isinstance(Duck(), Quacks), isinstance(Duck(), Quacks))
print(isinstance(Toy(), Quacks), isinstance(Toy(), Quacks))
Quacks.register(Robot)
print(isinstance(Toy(), Quacks), issubclass(Robot, Quacks), get_cache_token() - before)


class Loud(Quacks): pass


print(issubclass(Loud, Quacks), isinstance(Duck(), Loud))


@Loud.register
class Horn: pass


print(issubclass(Horn, Quacks), issubclass(Horn, Loud), Horn.__mro__ == (Horn, object))
for bad in (lambda: Quacks.register(3), lambda: Loud.register(Quacks),
            lambda: issubclass(3, Quacks), lambda: isinstance(3, 3)):
    try:
        print(bad())
    except (TypeError, RuntimeError) as error:
        print(type(error).__name__, error)


class Odd(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        return 7


try:
    issubclass(int, Odd)
except AssertionError as error:
    print("AssertionError", error)


class Liar:
    @property
    def __class__(self):
        return Duck


print(isinstance(Liar(), Quacks), isinstance(Liar(), Loud))
