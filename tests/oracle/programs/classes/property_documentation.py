# Where a property, and an object of a class derived from it, keeps its documentation
import gc


class Bare:
    pass


class Told:
    "about a class"


class Derived(property):
    pass


class Documented(property):
    "about a property"


class Slotted(property):
    __slots__ = ("more",)


def bare(self):
    pass


def told(self):
    "about a function"


def held(p):
    return [type(x).__name__ for x in gc.get_referents(p)]


for kind in (property, Derived, Documented):
    for getter in (Bare(), Told(), bare, told, KeyError(1), 5, None):
        p = kind(getter)
        print(kind.__name__, type(getter).__name__, held(p), p.__doc__ is None)
        print("  ", held(p.getter(Bare())), held(p.setter(bare)), held(p.getter(told)))
        print("  ", p.getter(told).__doc__, p.getter(bare).__doc__)
        p = kind(getter, doc="given")
        print("  ", held(p), p.__doc__, held(p.getter(told)), held(kind(getter, doc=None)))
for arguments in ((bare,), (told,), (bare, None, None, "given")):
    try:
        print(held(Slotted(*arguments)))
    except AttributeError as error:
        print(error)
