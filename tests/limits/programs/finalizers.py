# Finalizers that make more of their kind, long chains of them, collections within collections.
import gc
import weakref


class Chain:
    n = 0

    def __init__(self, next):
        self.next = next

    def __del__(self):
        Chain.n += 1


o = None
for i in range(5000):
    o = Chain(o)
del o
print(Chain.n)


class Collects:
    def __del__(self):
        gc.collect()


for i in range(50):
    o = Collects()
    o.me = o
del o
gc.collect()


class Target:
    pass


o = Target()
refs = [weakref.ref(o, lambda r: None) for _ in range(5000)]
del o
print(sum(r() is None for r in refs))


def again(r):
    o = Target()
    weakref.ref(o, again)


o = Target()
r = weakref.ref(o, again)
del o
gc.callbacks.append(lambda phase, info: gc.collect())
gc.collect()
gc.callbacks.clear()
gc.set_threshold(1)
rows = []
for i in range(2000):
    rows.append([rows])
print(len(rows))
#> 5000
#> 5000
#> 2000
