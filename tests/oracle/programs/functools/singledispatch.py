# functools.singledispatch: registering, annotations, inheritance, the cache, what it refuses
import functools
import sys
from functools import singledispatch


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Shape:
    pass


class Round(Shape):
    pass


class Circle(Round):
    pass


@singledispatch
def area(shape, *rest, unit="m"):
    "the area"
    return "something", rest, unit


@area.register(Shape)
def area_of_shape(shape, *rest, unit="m"):
    return "shape"


@area.register
def _(shape: Circle, *rest, unit="m"):
    return "circle"


@area.register
def _(shape: "int", *rest, unit="m") -> str:
    return "int"


area.register(type(None), lambda nothing: "nothing")
print(area(Shape()), area(Round()), area(Circle()), area(3), area(True), area(None), area("x", 1, unit="km"))
print(area_of_shape(1), area.__name__, area.__doc__, area.__wrapped__(0))
print([k.__name__ for k in area.registry], type(area.registry).__name__)
print(area.dispatch(Round) is area_of_shape, area.dispatch(float) is area.registry[object])
print(sorted(vars(area)))
area.register(Round, lambda shape: "round")
print(area(Round()), area(Circle()))
area._clear_cache()
show(lambda: area())
show(lambda: area(unit=3))
show(lambda: area.register(3))
show(lambda: area.register(3, len))
show(lambda: area.register(list[int], len))
show(lambda: area.register(lambda x: x))


def wrong(x: 3):
    pass


show(lambda: area.register(wrong))
show(lambda: singledispatch(functools.partial(print))())


class Faker:
    __class__ = property(lambda self: Shape)


print(area(Faker()), area(Circle))
key = Shape()
print(sys.getrefcount(Shape) - (area(key) and sys.getrefcount(Shape)))
