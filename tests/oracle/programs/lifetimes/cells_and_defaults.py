# What functions keep alive: cells, defaults, attributes; classes keep their attributes.
import gc

gc.collect()
gc.disable()


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("-" + self.name, end=" ")


def make():
    captured = D("captured")
    other = D("not captured")

    def inner():
        return captured.name
    return inner


f = make()
print("| made")
g = f
del f
print(g(), end=" ")
print("| still captured")
del g
print("| gone")


def defaults(a=D("default a"), b=D("default b"), *, c=D("keyword c")):
    pass


del defaults
print("| defaults")


def attribute():
    pass


attribute.x = D("function attribute")
attribute = None
print("| function attribute")
h = lambda x=D("lambda default"): x
del h
print("| lambda")


def shared():
    x = D("x")

    def one():
        return x

    def two():
        nonlocal x
        x = D("x2")
    return one, two


one, two = shared()
two()
print("| replaced through a cell")
del one
print("| one gone")
del two
print("| both gone")


class C:
    attribute = D("class attribute")


del C
print("| class deleted: it is part of a cycle")
print(gc.collect() > 0, end=" ")
print("| collected")


class Replaced:
    attribute = D("first")


Replaced.attribute = D("second")
print("| class attribute replaced")
del Replaced.attribute
print("| class attribute deleted")


def recursive():
    x = D("in recursive closure")

    def inner(n):
        return inner(n - 1) if n else x
    inner(2)


recursive()
print("| recursive closure left")
print(gc.collect(), end=" ")
print("| collected")
