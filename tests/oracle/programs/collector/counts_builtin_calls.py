# Functions written in C: some get their arguments in a tuple, some make one, most have an array.
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


import functools, operator

L = [3, 1, 2]
S = {1, 2}
D = {"a": 1}


def g():
    yield 1
    yield 2


def add(a, b):
    return a + b


cost("format", lambda: "{} {}".format(1, 2))
cost("format named", lambda: "{a}".format(a=1))
cost("update", lambda: D.update({"b": 1}))
cost("update named", lambda: D.update(b=1))
cost("union", lambda: S.union(L, L))
cost("set update", lambda: S.update(L))
cost("startswith", lambda: "abc".startswith("a"))
cost("find", lambda: b"abc".find(b"c", 1))
cost("min", lambda: min(1, 2, 3))
cost("reduce", lambda: functools.reduce(add, L))
cost("get_referents", lambda: gc.get_referents(L))
cost("getattr", lambda: getattr(L, "append"))
cost("vars", lambda: vars(cost))
cost("sum", lambda: sum(L))
cost("sorted", lambda: sorted(L))
cost("str", lambda: str(1))
cost("bytes", lambda: bytes(2))
cost("complex", lambda: complex(1, 2))
cost("slice", lambda: slice(1, 2))
cost("property", lambda: property(add))
cost("zip", lambda: list(zip(L, L)))
cost("zip of three", lambda: list(zip(L, L, L)))
cost("enumerate", lambda: list(enumerate(L)))
cost("tuple of a generator", lambda: tuple(g()))
cost("tuple of a range", lambda: tuple(range(3)))
cost("tuple of a map", lambda: tuple(map(abs, L)))
cost("tuple of none", lambda: tuple(x for x in ()))
cost("f(*generator)", lambda: add(*g()))
cost("dict of pairs", lambda: dict([(1, 2), (3, 4)]))
cost("dict of lists", lambda: dict([[1, 2]]))
repr(L)
cost("percent", lambda: "%s %s" % (L, 1))
cost("percent d", lambda: "%d %s" % (1, L))
cost("f-string", lambda: f"{L}{1:>3}")
cost("itemgetter", lambda: operator.itemgetter(0)(L))
