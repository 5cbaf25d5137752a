# What the collector tracks.
import gc
import sys
import weakref

tracked = gc.is_tracked


class A:
    c = 1

    def m(self):
        pass


x = 5
print("atoms", tracked(1), tracked("s"), tracked(1.5), tracked(None), tracked(True), tracked(10 ** 30), tracked(...))
print("list", tracked([]), tracked([1]), "set", tracked(set()), tracked({1}))
print("tuple", tracked(()), tracked((x, 2)), tracked(([],)))
print("dict", tracked({}), tracked({"k": x}), tracked({"k": []}), tracked({"k": (x,)}))
a = A()
print("instance", tracked(a))
a.x = 1
print("with an atom", tracked(a))
a.x = []
print("with a list", tracked(a))
print("class", tracked(A), "builtin class", tracked(int), "function", tracked(A.m), tracked(lambda: 0), "bound", tracked(a.m))
print("builtin", tracked(len), tracked([].append), "module", tracked(gc), tracked(sys), "range", tracked(range(3)), "slice", tracked(slice(1)))
print("exception", tracked(ValueError()), "weakref", tracked(weakref.ref(a)))
print("iterators", tracked(enumerate([])), tracked(zip()), tracked(map(len, [])))
t = (x, "a", 2.0)
nested = (x, (x, x))
with_list = (x, [])
d = {"k": x}
d2 = {"t": (x, x)}
d3 = {"l": []}
print("before", tracked(t), tracked(nested), tracked(nested[1]), tracked(with_list), tracked(d), tracked(d2), tracked(d3))
gc.collect()
print("after", tracked(t), tracked(nested), tracked(nested[1]), tracked(with_list), tracked(d), tracked(d2), tracked(d3))
d["more"] = 1
print(tracked(d))
d["list"] = []
print(tracked(d))
del d["list"]
print(tracked(d))
gc.collect()
print(tracked(d))
