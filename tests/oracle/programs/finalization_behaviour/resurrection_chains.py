# Resurrection: alone, from cycles, twice, with weak references and callbacks, of others.
import gc
import weakref

gc.collect()
gc.disable()
saved = []


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name, gc.is_finalized(self))
        saved.append(self)


def died(ref):
    print("callback", ref())


node = Node("alone")
ref = weakref.ref(node, died)
del node
print(saved[0].name, ref(), gc.is_finalized(saved[0]), weakref.getweakrefcount(saved[0]))
again = weakref.ref(saved[0], died)
saved.clear()
print("second death:", again())

a, b = Node("a"), Node("b")
a.other, b.other = b, a
ref_a = weakref.ref(a, died)
del a, b
print(gc.collect(), [n.name for n in saved], ref_a(), saved[0].other is saved[1])
saved.clear()
print(gc.collect())


class Plain:
    pass


holder = Node("holder")
holder.me = holder
holder.plain = Plain()
holder.plain.back = holder.plain
plain_ref = weakref.ref(holder.plain, died)
del holder
print(gc.collect(), plain_ref(), type(saved[0].plain).__name__)
saved.clear()
print(gc.collect(), gc.garbage)


class Chain:
    def __init__(self, next):
        self.next = next
        self.me = self

    def __del__(self):
        saved.append(self.next)
        self.next = None


Chain(Chain(Chain(None)))
for i in range(4):
    print(gc.collect(), len(saved))
    saved.clear()
