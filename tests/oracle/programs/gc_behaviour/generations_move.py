# Objects move from generation to generation, and collections of a generation see only theirs.
import gc

gc.collect()
gc.disable()


class Node:
    pass


def where(o):
    for generation in range(3):
        for other in gc.get_objects(generation=generation):
            if other is o:
                return generation


node = Node()
print(where(node))
gc.collect(0)
print(where(node))
gc.collect(0)
print(where(node), gc.get_count()[1:])
gc.collect(1)
print(where(node), gc.get_count()[1:])
node.me = node
node = None
print(gc.collect(0), gc.collect(1), gc.collect(2))


class Old:
    def __del__(self):
        print("del old")


old = Old()
gc.collect()
young = Node()
young.old, old.young = old, young
del old, young
print(gc.collect(0), gc.collect(1))
print(gc.collect())
garbage = []
for i in range(5):
    x = []
    x.append(x)
print(gc.collect(0))
before = gc.get_stats()
gc.collect(0)
gc.collect(1)
gc.collect(1)
after = gc.get_stats()
print([b["collections"] - a["collections"] for a, b in zip(before, after)])
items = [[] for i in range(3)]
for item in items:
    for other in gc.get_objects():
        if other is item:
            item.append(item)
del items, item, other
print(gc.collect())
