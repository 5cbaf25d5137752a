# A finalizer breaks the cycle itself: its members die by count while the collector has them in its list.
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
        print("del", self.name, sorted(k for k in self.__dict__))
        if self.name == "a":
            self.other.other = None
            self.other = None
            print("broken")


a, b = Node("a"), Node("b")
a.other, b.other = b, a
c = Node("c")
b.c = c
watch = [weakref.ref(n, lambda r: print("callback")) for n in (a, b, c)]
del a, b, c
print("collected", gc.collect())
print([r() for r in watch])
