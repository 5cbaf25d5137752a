# Finalizers of an isolate: one raises, the others still run.
import gc

gc.collect()
gc.disable()


class F:
    def __init__(self, name, bad=False):
        self.name = name
        self.bad = bad

    def __del__(self):
        print("finalizer of", self.name)
        if self.bad:
            raise ValueError(self.name)


a, b, c = F("a"), F("b", bad=True), F("c")
a.next, b.next, c.next = b, c, a
del a, b, c
print("collected:", gc.collect())
print("collected:", gc.collect())
