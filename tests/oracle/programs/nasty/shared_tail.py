# Two interleaved isolates share a tail that is alive.
import gc
import sys
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


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


tail = Node("tail")
tail.end = Node("end")
a, b, x, y = (Node(n) for n in "abxy")
a.next, b.next, x.next, y.next = b, a, y, x
a.cross = x
for n in (a, b, x, y):
    n.tail = tail
watch = {n.name: weakref.ref(n) for n in (a, b, x, y, tail)}
print(sys.getrefcount(tail))
del a, b, n
print("x and y have names:", gc.collect(), sys.getrefcount(tail))
del x, y
print("and now not:", gc.collect(), sys.getrefcount(tail))
print([name for name in watch if watch[name]() is not None], generations(tail, tail.end))
one, two = Node("one"), Node("two")
one.next, two.next = two, one
one.tail = two.tail = tail
reference = watch["tail"]
del tail, one, two
print("the tail went with them:", gc.collect(), reference())
