# Class attributes, instance attributes, and how they shadow each other.
class Dog:
    kind = "canine"
    tricks = []

    def __init__(self, name):
        self.name = name

    def add(self, trick):
        self.tricks.append(trick)


a, b = Dog("Rex"), Dog("Fido")
a.add("roll")
b.add("sit")
print(a.tricks, b.tricks is a.tricks, Dog.tricks)
a.kind = "wolf"
print(a.kind, b.kind, Dog.kind)
Dog.kind = "animal"
print(a.kind, b.kind)
del a.kind
print(a.kind, a.__dict__, b.__dict__)
b.new = 1
print(hasattr(b, "new"), hasattr(a, "new"), getattr(a, "new", "none"), b.__dict__)
setattr(a, "new", 2)
delattr(b, "new")
print(a.new, hasattr(b, "new"))
print("kind" in Dog.__dict__, "name" in Dog.__dict__, a.__class__ is Dog, type(a) is Dog, Dog.__name__, Dog.__module__)
for bad in (lambda: a.nope, lambda: Dog.nope, lambda: delattr(a, "nope"), lambda: a.add.x, lambda: Dog.add(1, 2), lambda: getattr(a, 5)):
    try:
        bad()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__ + ":", error)
Dog.count = 0
a.count += 1
print(a.count, b.count, Dog.count)
a.__dict__["direct"] = "yes"
print(a.direct, sorted(a.__dict__))
a.__dict__ = {"name": "other"}
print(a.name, a.__dict__)


class Empty:
    pass


e = Empty()
e.f = lambda x: x + 1
e.g = print
print(e.f(1), list(e.__dict__))
e.g("called")
print(isinstance(e, Empty), isinstance(e, (int, Dog)), isinstance(5, (int, str)), isinstance(Dog, type))
