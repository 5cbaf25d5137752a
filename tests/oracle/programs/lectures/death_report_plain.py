# The decorator on a class that has no finalizer of its own, and on a subclass.
def reports_death(cls):
    original = getattr(cls, "__del__", None)
    print(cls.__name__, "has a finalizer:", original is not None)

    def report(self):
        print("gone:", type(self).__name__, self.name)
        if original is not None:
            original(self)

    setattr(cls, "__del__", report)
    return cls


@reports_death
class Base:
    def __init__(self, name):
        self.name = name


@reports_death
class Derived(Base):
    pass


class Quiet(Derived):
    pass


for kind in Base, Derived, Quiet:
    thing = kind("a " + kind.__name__)
    print("made", thing.name)
print("end of the loop")
