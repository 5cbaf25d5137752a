# Finalizers run in the order of the generation's list; everything is still whole meanwhile.
import gc

gc.collect()
gc.disable()


class Node:
    def __init__(self, name):
        self.name = name
        self.links = []

    def __del__(self):
        alive = [other.name for other in self.links]
        print("del", self.name, "sees", alive, len(gc.get_referrers(self)) > 0)


def ring(*names):
    nodes = [Node(name) for name in names]
    for i, node in enumerate(nodes):
        node.links.append(nodes[i - 1])


ring("a", "b", "c")
ring("z", "y")
print(gc.collect())


class Creates(Node):
    def __del__(self):
        print("creates in del", self.name)
        new = Node("new")
        new.links.append(new)
        gc.collect()


one = Creates("creator")
one.links.append(one)
del one
print(gc.collect())
print("and what it made:", gc.collect())


class Untrusting(Node):
    def __del__(self):
        self.links.clear()
        raise RuntimeError("in a cycle")


one = Untrusting("u")
one.links.append(one)
del one
print(gc.collect())


class Slotted:
    __slots__ = ("me", "__weakref__")

    def __del__(self):
        print("slotted", type(self.me).__name__)


one = Slotted()
one.me = one
del one
print(gc.collect())


def generator():
    try:
        me = yield
        yield me
    finally:
        print("closed by the collector")


g = generator()
next(g)
g.send(g)
del g
print(gc.collect())
