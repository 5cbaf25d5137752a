# gc.DEBUG_SAVEALL: what would have been freed is in gc.garbage, finalizers and weak references have had their turn.
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

    def __del__(self):
        print("del", self.name)


gc.set_debug(gc.DEBUG_SAVEALL)
a, b = Node("a"), Node("b")
a.other, b.other = b, a
reference = weakref.ref(a, lambda r: print("callback"))
del a, b
print("collected", gc.collect(), reference())
print(sorted(type(o).__name__ for o in gc.garbage))
node = next(o for o in gc.garbage if isinstance(o, Node))
print(node.name, node.other.name, node.other.other is node)
print("again", gc.collect(), len(gc.garbage))
gc.set_debug(0)
gc.garbage.clear()
print("last", gc.collect())
del node
print("really", gc.collect(), "no second finalizer")
