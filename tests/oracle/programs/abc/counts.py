# Classes with ABCMeta: what they refer to, what a collection finds, caches of weak references
import gc
import sys
from abc import ABC, abstractmethod

gc.collect()
gc.disable()


class Shape(ABC):
    @abstractmethod
    def area(self): pass

    @property
    @abstractmethod
    def name(self): pass


data = Shape.__dict__["_abc_impl"]
print(type(data), gc.is_tracked(data), sys.getrefcount(data), sys.getsizeof(data))
print(sorted(Shape.__abstractmethods__), sys.getrefcount(Shape.__abstractmethods__))
print(sys.getrefcount(Shape))


class Square(Shape):
    name = "square"

    def area(self):
        return 1


s = Square()
print(isinstance(s, Shape), sys.getrefcount(Square), sys.getrefcount(Shape))
print(isinstance(3, Shape), issubclass(int, Shape), issubclass(Square, Shape))
print(sys.getrefcount(Shape), sys.getrefcount(Square))
print([type(x).__name__ for x in gc.get_referents(data) if type(x) is not type])
del data, s
del Square
print(gc.collect())
print(issubclass(bool, Shape), sys.getrefcount(Shape))
del Shape
print(gc.collect())


class Plain:
    pass


class Drawable(ABC):
    pass


print(Drawable.register(Plain) is Plain, issubclass(Plain, Drawable))
del Plain
print(gc.collect())
del Drawable
print(gc.collect())
