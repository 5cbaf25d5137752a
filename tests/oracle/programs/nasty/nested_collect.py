# gc.collect() from a finalizer, a weak reference callback and a gc callback; gc.disable() in the midst.
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
        self.me = self

    def __del__(self):
        print("del", self.name, "nested", gc.collect(), gc.isenabled())
        gc.disable()


def nested(phase, info):
    if phase == "stop":
        print("nested in callback", gc.collect())


gc.enable()
a = Node("a")
b = Node("b")
reference = weakref.ref(b, lambda r: print("callback nested", gc.collect()))
del a, b
print("collected", gc.collect(), gc.isenabled())
gc.callbacks.append(nested)
c = Node("c")
del c
print("collected", gc.collect())
gc.callbacks.remove(nested)


class Collects:
    def __del__(self):
        ring = []
        ring.append(ring)
        del ring
        print("by count:", gc.collect())


collects = Collects()
collects = None
