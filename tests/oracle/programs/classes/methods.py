# Methods are functions that are bound when they are looked up.
class Greeter:
    def __init__(self, name):
        self.name = name

    def greet(self, other="you"):
        return self.name + " greets " + other


g = Greeter("Ann")
m = g.greet
print(m(), m("Bob"), Greeter.greet(g), Greeter.greet(g, other="Carl"))
g2 = g
g = Greeter("Other")
print(m())
print(m.__self__ is g2, m.__func__ is Greeter.greet, g2.greet == m, g2.greet is g2.greet, g.greet == m)
print(m.__name__, callable(m), type(m).__name__, type(Greeter.greet).__name__)


def outside(self):
    return "outside " + self.name


Greeter.extra = outside
g.own = outside
print(g.extra(), g2.extra())
try:
    g.own()
except TypeError as error:
    print(error)
print(g.own(g))
Greeter.greet = lambda self: "replaced"
print(g.greet(), m())
g.greet = lambda: "own"
print(g.greet(), g2.greet())
del g.greet
print(g.greet())
del Greeter.greet
try:
    g.greet()
except AttributeError as error:
    print(error)
print(m())


class Chain:
    def __init__(self):
        self.items = []

    def add(self, item):
        self.items.append(item)
        return self


print(Chain().add(1).add(2).add(3).items)
