# Abstract methods of all kinds: which are left, what instantiation says, update_abstractmethods
import abc
from abc import ABC, ABCMeta, abstractmethod, update_abstractmethods


class Base(metaclass=ABCMeta):
    @abstractmethod
    def one(self):
        return "base one"

    @classmethod
    @abstractmethod
    def two(cls): ...

    @staticmethod
    @abstractmethod
    def three(): ...

    @property
    @abstractmethod
    def four(self): ...

    @abc.abstractproperty
    def five(self): ...


def attempt(cls):
    try:
        print(type(cls()).__name__, "made")
    except TypeError as error:
        print(error)


print(sorted(Base.__abstractmethods__))
attempt(Base)
Part = type("Part", (Base,), {"one": lambda self: 1, "four": 4, "five": 5})
print(sorted(Part.__abstractmethods__), Part.__mro__[-2] is Base, type(Part))
attempt(Part)
Part.two = classmethod(lambda cls: 2)
attempt(Part)
update_abstractmethods(Part)
attempt(Part)
Part.three = staticmethod(lambda: 3)
print(update_abstractmethods(Part) is Part, Part.__abstractmethods__)
attempt(Part)


class Whole(Part):
    def one(self):
        return super().one() + 1

    def __init_subclass__(cls, /, tag=None, **kw):
        print("init_subclass", cls.__name__, tag)


print(Whole().one(), Whole.__abstractmethods__)


class Sub(Whole, tag="t"):
    pass


class Plain(ABC):
    pass


print(Plain().__class__.__name__, Plain.__slots__, isinstance(Plain, ABCMeta))
print(Base.one.__isabstractmethod__, Base.__dict__["two"].__isabstractmethod__,
      Base.four.__isabstractmethod__, hasattr(Whole.one, "__isabstractmethod__"))
del Base.__abstractmethods__
try:
    print(Base.__abstractmethods__)
except AttributeError as error:
    print("AttributeError", error)
