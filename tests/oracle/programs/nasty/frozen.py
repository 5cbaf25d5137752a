# gc.freeze() takes everything out of the collector's sight, also garbage; unfreeze brings it back to the oldest generation.
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


class Node:
    def __init__(self, name):
        self.name = name
        self.me = self

    def __del__(self):
        print("del", self.name)


early = Node("early")
reference = weakref.ref(early)
before = gc.get_freeze_count()
gc.freeze()
print(gc.get_freeze_count() > before, generations(early))
del early
late = Node("late")
del late
print("collected", gc.collect(), reference() is not None)
gc.unfreeze()
print(gc.get_freeze_count(), generations(reference()))
print("young", gc.collect(0), gc.collect(1))
print("all", gc.collect(), reference())
