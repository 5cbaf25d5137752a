# Does looking at __dict__ make one more object?
import gc

gc.collect()
gc.disable()


class A:
    pass


def pair():
    a, b = A(), A()
    a.name, b.name = "a", "b"
    a.o, b.o = b, a
    return a


pair()
print("untouched", gc.collect())
p = pair()
p.o.name
hasattr(p, "nothing")
del p
print("attributes read", gc.collect())
p = pair()
p.name = "changed"
p.new = 5
del p
print("attributes written", gc.collect())
p = pair()
p.__dict__ = {"o": p}
del p
print("__dict__ replaced by another", gc.collect())
print([type(x).__name__ for x in gc.get_referents(A())])
a = A()
a.x = []
print(sorted([type(x).__name__ for x in gc.get_referents(a)]))
