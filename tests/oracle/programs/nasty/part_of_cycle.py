# A finalizer saves one member of a ring: all that it reaches lives, what hangs on the ring but is not reached dies.
import gc
import weakref

gc.collect()
gc.disable()


def log(phase, info):
    print("[%s %s]" % (phase, " ".join("%s=%s" % pair for pair in info.items())))


def generations(*objects):
    """For each object the generation it is in; - : in none."""
    found = []
    for item in objects:
        where = [g for g in range(3) if any(o is item for o in gc.get_objects(g))]
        found.append(str(where[0]) if where else "-")
    return " ".join(found)


gc.callbacks.append(log)


saved = None


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        global saved
        print("del", self.name)
        if self.name == "b":
            saved = self


a, b, c = Node("a"), Node("b"), Node("c")
a.next, b.next, c.next = b, c, a
outside = Node("outside")  # points into the ring, nobody in the ring points at it
outside.next, outside.me = a, outside
tail = Node("tail")
c.tail = tail
watch = [weakref.ref(n) for n in (a, b, c, outside, tail)]
del a, b, c, outside, tail
print("collected", gc.collect())
print([r() for r in watch].count(None), "weak references are dead")
names, node = [], saved
while node.name not in names:
    names.append(node.name)
    node = node.next
print(names, node.tail.name if hasattr(node, "tail") else node.next.next.name)
print(generations(saved, saved.next, saved.next.next))
saved.next.tail = None
print("tail was finalized before: silence")
saved.next = None
del node
print("ring broken by hand")
saved = None
print("end", gc.collect())
