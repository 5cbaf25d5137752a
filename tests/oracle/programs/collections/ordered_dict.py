# collections.OrderedDict: the order, methods, messages, comparison, reprs, sizes
import sys
from collections import OrderedDict


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


o = OrderedDict([("a", 1), ("b", 2)], c=3)
o["a"] = 9
o.move_to_end("a")
o.move_to_end("c", last=False)
print(o, list(reversed(o)), o.keys(), o.values(), o.items())
print(o.popitem(), o.popitem(last=False), o)
o.update({"x": 1}, y=2)
print(o.setdefault("x", 5), o.setdefault("n"), o.pop("x"), o.pop("x", "none"), list(o))
show(lambda: o.pop("x"))
show(lambda: o.move_to_end("x"))
show(lambda: OrderedDict().popitem())
show(lambda: OrderedDict(1))
show(lambda: OrderedDict([(1, 2, 3)]))
show(lambda: OrderedDict([(1,)]))
show(lambda: OrderedDict({}, {}))
show(lambda: OrderedDict().update(1, 2))
show(lambda: o.move_to_end())
show(lambda: o["nothing"])
show(lambda: o.__delitem__("nothing"))
show(lambda: o | [1])
show(lambda: (o | {"z": 0}, {"z": 0} | o))
p, q = OrderedDict(a=1, b=2), OrderedDict(b=2, a=1)
print(p == q, p != q, p == dict(q), dict(p) == q, p == 3, p.keys() == q.keys())
print(list(reversed(p.items())), list(reversed(p.values())), p.keys() & {"a"}, sorted(p.keys() | {"z"}))
print(OrderedDict.fromkeys("ab", 0), p.copy(), OrderedDict())
p["self"] = p
print(p)
show(lambda: sys.getsizeof(OrderedDict()))
for n in (0, 1, 5, 6, 11):
    d = OrderedDict([(i, 0) for i in range(n)])
    print(sys.getsizeof(d) - sys.getsizeof(dict(d)), end=" ")
print()
dict.__setitem__(q, "hidden", 1)
print(len(q), list(q), "hidden" in q)
dict.__delitem__(q, "b")
show(lambda: list(q.items()))


class Cache(OrderedDict):
    def __getitem__(self, key):
        value = super().__getitem__(key)
        self.move_to_end(key)
        return value

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        if len(self) > 2:
            oldest = next(iter(self))
            print("out", oldest, end=" ")
            del self[oldest]


c = Cache()
for k in "abacb":
    if k in c:
        c[k]
    else:
        c[k] = k.upper()
print(c)
