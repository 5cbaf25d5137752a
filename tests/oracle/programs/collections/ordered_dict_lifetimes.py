# collections.OrderedDict: counts of keys, what an iterator holds, order of destruction, cycles
import gc
import sys
import weakref
from collections import OrderedDict

gc.collect()
gc.disable()


class T:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name, end=" ")


def made():
    o = OrderedDict([(T(i), T(i + 10)) for i in range(4)])
    o.move_to_end(list(o)[1])
    return o


o = made()
del o
print("| dropped")
o = made()
o.clear()
print("| cleared")
o = made()
o.popitem()
print("| popped")
o.popitem(last=False)
print("| popped first")
o["k"] = T("one")
o["k"] = T("two")
print("| replaced")
o.pop("k")
print("| taken")
del o
print("|")
keys = [object() for _ in "abc"]
o = OrderedDict([(k, None) for k in keys])
k = None
print([sys.getrefcount(k) for k in keys])
it = iter(o)
print([sys.getrefcount(k) for k in keys])
next(it)
print([sys.getrefcount(k) for k in keys], sys.getrefcount(o))
list(it)
print([sys.getrefcount(k) for k in keys], sys.getrefcount(o))
items = iter(o.items())
print(id(next(items)) == id(next(items)), gc.is_tracked(items), sys.getrefcount(o))
for change in ("move", "add", "replace", "delete"):
    o = OrderedDict.fromkeys("abc")
    it = iter(o)
    next(it)
    if change == "move":
        o.move_to_end("a")
    elif change == "add":
        o["z"] = 1
    elif change == "replace":
        o["b"] = 1
    else:
        del o["c"]
    try:
        print(next(it))
        print(next(it))
    except Exception as e:
        print(type(e).__name__, e, list(it))
o.me = o
r = weakref.ref(o)
print(o.__dict__ == {"me": o}, r() is o)
del o, it
print(gc.collect(), r())
o = OrderedDict()
o["me"] = o.items()
del o
print(gc.collect())
