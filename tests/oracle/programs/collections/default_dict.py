# collections.defaultdict: __missing__, counts of the factory, copies, destruction, messages
import gc
import sys
from collections import defaultdict

gc.collect()
gc.disable()


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


d = defaultdict(list)
d["a"].append(1)
d["b"]
print(d, len(d), d.get("c"), "c" in d, d.__missing__("d"), dict(d))
words = defaultdict(int, {"x": 2}, y=3)
for w in "xyzzy":
    words[w] += 1
print(words, sys.getsizeof(words) - sys.getsizeof(dict(words)))
show(lambda: defaultdict(3))
show(lambda: defaultdict()["k"])
show(lambda: defaultdict(None, a=1)[("t", 1)])
show(lambda: defaultdict(lambda: 1 // 0)["k"])
show(lambda: defaultdict(lambda x: 1)["k"])
show(lambda: defaultdict(int)[[]])
show(lambda: defaultdict(int, 3))
show(lambda: defaultdict(int, {}, {}))
show(lambda: (words | {"q": 1}, {"q": 1} | words))
show(lambda: words | 3)
show(lambda: (words == dict(words), words.copy() == words, type(words.copy()), defaultdict.fromkeys("a")))
factory = lambda: []
print(sys.getrefcount(factory), end=" ")
d = defaultdict(factory)
print(sys.getrefcount(factory), end=" ")
e = d.copy()
print(sys.getrefcount(factory), end=" ")
d.default_factory = None
print(sys.getrefcount(factory), d.default_factory, e.default_factory is factory)
tree = lambda: defaultdict(tree)
t = tree()
t["a"]["b"]["c"] = 1
print(t["a"]["b"]["c"], list(t), t["x"]["y"] == {})
del t
print(gc.collect())


class T:
    def __init__(self, name=0):
        self.name = name

    def __call__(self):
        return T("made")

    def __del__(self):
        print("del", self.name, end=" ")


d = defaultdict(T("factory"), {1: T("one")})
d[2]
del d
print()


class Bound(defaultdict):
    def __repr__(self):
        return "Bound" + super().__repr__()


b = Bound()
b.default_factory = b.make = lambda: b
print(b["x"] is b)
del b
print(gc.collect())
