# The tuples in which arguments travel: of __new__, of slot wrappers, of methods called as such.
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


class P:
    pass


class New:
    def __new__(cls, *args):
        return object.__new__(cls)


class Child(New):
    def __new__(cls, *args):
        return super().__new__(cls, *args)


class Initialized:
    def __init__(self, a):
        self.a = a


class Grandchild(Initialized):
    def __init__(self, a):
        super().__init__(a)


class Setting:
    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)

    def __getattribute__(self, name):
        return object.__getattribute__(self, name)

    def __call__(self, *args, **named):
        pass


p = P()
p.x = 1
s = Setting()
s.a = 1
L = [1, 2]
D = {1: 2}
cost("P.__new__", lambda: P.__new__(P))
cost("New()", lambda: New())
cost("New(1)", lambda: New(1))
cost("Child(1, 2)", lambda: Child(1, 2))
cost("Grandchild", lambda: Grandchild(1))
cost("by name", lambda: Grandchild(a=1))
cost("list.__new__", lambda: list.__new__(list))
cost("int.__new__", lambda: int.__new__(int, 3))
cost("ValueError.__new__", lambda: ValueError.__new__(ValueError, 1))
cost("object.__init__", lambda: object.__init__(p))
cost("list.__init__", lambda: list.__init__(L, (1, 2)))
cost("L.__setitem__", lambda: L.__setitem__(0, 1))
cost("L.__len__", lambda: L.__len__())
cost("L.__eq__", lambda: L.__eq__(L))
cost("dict.__contains__", lambda: dict.__contains__(D, 1))
cost("int.__add__", lambda: int.__add__(1, 2))
cost("object.__setattr__", lambda: object.__setattr__(p, "x", 1))
cost("attributes", lambda: s.a)
cost("called", lambda: s(1, 2))
cost("called by name", lambda: s(k=1))
cost("type.__call__", lambda: type.__call__(Initialized, 1))
cost("f.__call__", lambda: cost.__code__.__eq__(1))
