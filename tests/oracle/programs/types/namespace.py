# types.SimpleNamespace: attributes, repr, comparison, cycles, copies
import copy
import gc
import sys
from types import SimpleNamespace as N


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


n = N(b=1, a=[2])
print(n, n.a, n == N(a=[2], b=1), n != N(), n.__dict__, sys.getsizeof(n), N())
n.c = n
print(n)
del n.b
n.__dict__["d e"] = 1
print(n)
show(lambda: n < N())
show(lambda: n.missing)
show(lambda: hash(N()))
show(lambda: N({}, {}))


class S(N):
    def total(self):
        return self.x + 1


print(S(x=1), S(x=1) == N(x=1), N().__eq__(3), S(x=4).total(), N.__mro__)
o = N(a=[1])
print(copy.copy(o), copy.copy(o).a is o.a, copy.deepcopy(o), copy.deepcopy(o).a is o.a)
gc.collect()
gc.disable()
for make in (N, S):
    a = make()
    a.me = a
    del a
    print(gc.collect(), end=" ")
print(gc.get_referents(N(a=1)), gc.is_tracked(N()), sys.getrefcount(o.a))


class T:
    def __del__(self):
        print("del", self.name)


n = N(first=T(), second=T())
n.first.name, n.second.name = "first", "second"
del n
print("end")
