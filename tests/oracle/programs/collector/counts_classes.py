# What a class statement counts for the youngest generation, first and later.
import gc

gc.collect()
gc.disable()


def cost(name, f):
    gc.collect()
    keep = [None] * 40
    for i in range(40):
        keep[i] = set()
    counts = [0] * 4
    gc.get_count()
    counts[0] = gc.get_count()[0]
    f()
    counts[1] = gc.get_count()[0]
    f()
    counts[2] = gc.get_count()[0]
    for i in range(20):
        f()
    counts[3] = gc.get_count()[0]
    print(name, counts[1] - counts[0], counts[2] - counts[1], counts[3] - counts[2])


class Base:
    pass


class Other:
    pass


class Used:
    pass


class Below(Used):
    pass


def plain():
    class X:
        pass


def one_base():
    class X(Base):
        pass


def two_bases():
    class X(Base, Other):
        pass


def base_in_use():
    class X(Used):
        pass


def builtin_base():
    class X(bytearray):
        pass


def exception():
    class X(LookupError):
        pass


def slots():
    class X:
        __slots__ = ("a", "b")


def hook():
    class X:
        def __init_subclass__(cls, **kw):
            pass

    class Y(X):
        pass


def three_levels():
    class X:
        pass

    class Y(X):
        pass

    class Z(Y, Other):
        pass


def methods():
    class X:
        def __init__(self):
            self.x = 1

        @property
        def p(self):
            return 1

        @classmethod
        def c(cls):
            pass

        @staticmethod
        def s():
            pass


for f in (plain, one_base, two_bases, base_in_use, builtin_base, exception, slots, hook, three_levels, methods):
    cost(f.__name__, f)
cost("type()", lambda: type("X", (Base,), {"a": 1}))
cost("type.__new__", lambda: type.__new__(type, "X", (), {}))
