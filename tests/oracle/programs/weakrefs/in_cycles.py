# Weak references and the collector.
import gc
import weakref

gc.collect()
gc.disable()


class A:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("-%s (weak: %s)" % (self.name, self.weak() if hasattr(self, "weak") else "none"), end=" ")


a, b = A("a"), A("b")
a.o, b.o = b, a
ra = weakref.ref(a, lambda r: print("callback a", end=" "))
rb = weakref.ref(b, lambda r: print("callback b", end=" "))
del a, b
print("still alive:", ra() is not None, ra().o is rb())
print("|", gc.collect(), ra(), rb())
a, b = A("a"), A("b")
a.o, b.o = b, a
a.weak = weakref.ref(b, lambda r: print("never called: it dies with its cycle"))
b.weak = weakref.ref(a)
del a, b
print("|", gc.collect() > 0)
a = A("a")
a.me = a
order = []
refs = [weakref.ref(a, lambda r, i=i: order.append(i)) for i in range(3)]
del a
gc.collect()
print("| order", order)
parent, child = A("parent"), A("child")
parent.child = child
child.parent = weakref.ref(parent)
print(child.parent() is parent)
del parent
print("| no cycle: gone at once", child.parent())
del child
print("|", gc.collect())
inside, outside = A("inside"), A("outside")
inside.me = inside
outside.weak = weakref.ref(inside, lambda r: print("callback of a living holder", end=" "))
del inside
gc.collect()
print("|", outside.weak())
del outside
print("|")
