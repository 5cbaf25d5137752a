# Resurrection without a cycle: the count never comes to rest at 0.
import gc
import sys

gc.disable()
saved = []


class Phoenix:
    def __del__(self):
        print("dying, count", sys.getrefcount(self))
        saved.append(self)
        print("saved, count", sys.getrefcount(self))


p = Phoenix()
del p
print("saved:", len(saved), "finalized:", gc.is_finalized(saved[0]))
print("count", sys.getrefcount(saved[0]))
p = saved.pop()
del p
print("gone for good, without a second finalizer")
print("saved:", len(saved))
