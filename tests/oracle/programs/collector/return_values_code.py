# What gc.collect() returns for functions, classes and exceptions.
import gc

gc.collect()
gc.disable()


def n(what):
    print("%-40s %d" % (what, gc.collect()))


class E:
    pass


del E
n("an empty class")


class E:
    def m(self):
        pass


del E
n("a class with a method")


class E:
    x = [1]

    def m(self):
        pass

    def k(self):
        pass


del E
n("a class with two methods and a list")


class Base:
    pass


class Derived(Base):
    pass


del Derived
n("a derived class")


class K:
    pass


K.instance = K()
n("a class with its instance, alive")
del K
n("a class with its instance")


def closure():
    def inner():
        return inner
    inner()


closure()
n("a recursive closure")


def mutual():
    def even(n):
        return odd

    def odd(n):
        return even


mutual()
n("two closures")


def function():
    return function


del function
n("a function of the module")


def stored():
    try:
        1 / 0
    except ZeroDivisionError as error:
        kept = error


stored()
n("an exception kept in a local")


def deeper():
    def thrower():
        raise ValueError
    try:
        thrower()
    except ValueError as error:
        kept = error


deeper()
n("an exception from an inner function")


def on_instance():
    b = Base()
    b.f = lambda: b


on_instance()
n("a lambda on an instance")


class Bound:
    def m(self):
        pass


b = Bound()
b.own = b.m
del b
n("a bound method on its instance")


def local_class():
    class Local:
        def m(self):
            return Local
    return Local()


local_class()
n("a local class and its instance")
f = lambda: 0
f.me = f
del f
n("a function that is its own attribute")
l = []
l.append(l.append)
del l
n("a list that holds its own append")
n("nothing")
