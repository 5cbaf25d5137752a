# Inheritance: abstract base class, polymorphism, mixins, super() along the order of resolution.
from abc import ABC, abstractmethod
from math import hypot, isclose, pi


class Shape(ABC):
    @abstractmethod
    def area(self):
        ...

    def describe(self):
        return f"{self!r}: {self.area():.3f}"

    def __repr__(self):
        inner = ", ".join(f"{k}={v}" for k, v in vars(self).items())
        return f"{type(self).__qualname__}({inner})"


class Circle(Shape):
    def __init__(self, radius):
        self.radius = radius

    def area(self):
        return pi * self.radius**2


class Rectangle(Shape):
    def __init__(self, width, height):
        self.width, self.height = width, height

    def area(self):
        return self.width * self.height


class Square(Rectangle):
    def __init__(self, side):
        super().__init__(side, side)


class Named:
    def describe(self):
        return f"<{type(self).__name__.lower()}> " + super().describe()


class Loud:
    def describe(self):
        return super().describe().upper()


class NamedSquare(Named, Loud, Square):
    pass


for shape in (Circle(2), Rectangle(3, 4), Square(5), NamedSquare(1.5)):
    print(shape.describe())
print([cls.__name__ for cls in NamedSquare.__mro__])
try:
    Shape()
except TypeError as error:
    print(error)
print(issubclass(Square, Shape), isinstance(Square(1), Rectangle), Shape.__abstractmethods__)
print(isclose(hypot(3, 4), 5), Circle.area(Circle(1)) == pi)
try:

    class Impossible(Rectangle, Square):
        pass
except TypeError as error:
    print(str(error).split("\n")[0])
