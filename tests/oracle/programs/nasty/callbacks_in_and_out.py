# Weak reference callbacks inside and outside of the garbage, their order; a callback cannot resurrect.
import gc
import weakref

gc.collect()
gc.disable()


def log(phase, info):
    print("[%s %s]" % (phase, " ".join("%s=%s" % pair for pair in info.items())))


gc.callbacks.append(log)


class Node:
    def __init__(self, name):
        self.name = name


def callback(label):
    def call(reference):
        print("callback", label, reference())
        kept.append(reference)
    return call


kept = []
a, b = Node("a"), Node("b")
a.other, b.other = b, a
first = weakref.ref(a, callback("a, first made"))
second = weakref.ref(a, callback("a, second made"))
plain = weakref.ref(a)
third = weakref.ref(b, callback("b"))
a.inside = weakref.ref(b, callback("b, reference is garbage itself"))
b.inside = weakref.ref(a, callback("a, reference is garbage itself"))
alive = Node("alive")
a.watch = weakref.ref(alive, callback("alive, from the garbage"))
del a, b
print("collected", gc.collect())
print([r() for r in (first, second, third, plain)], len(kept))
print(weakref.getweakrefcount(alive))
alive = None
print([r is k for r, k in zip((second, first, third), kept)])
proxy = weakref.proxy(first.__class__)
