# One object of three isolates resurrects itself: the two others die.
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


saved = []


class Node:
    def __init__(self, name, rises=False):
        self.name = name
        self.rises = rises

    def __del__(self):
        print("del", self.name)
        if self.rises:
            self.rises = False
            saved.append(self)


def isolate(name, rises=False):
    left, right = Node(name + "1", rises), Node(name + "2")
    left.other, right.other = right, left
    return weakref.ref(left), weakref.ref(right)


refs = isolate("a") + isolate("b", rises=True) + isolate("c")
print("collected", gc.collect())
print([r() is not None for r in refs], [n.name for n in saved])
print(saved[0].other.name, generations(saved[0], saved[0].other))
print("again", gc.collect())
saved.clear()
print("last", gc.collect(), "no second finalizer")
