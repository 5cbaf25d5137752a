# A finalizer that makes new objects, breaks its own cycle, or starts a collection.
import gc

gc.collect()
gc.disable()


class Breaks:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("-" + self.name, "breaks its cycle", end=" ")
        self.other = None


a, b = Breaks("a"), Breaks("b")
a.other, b.other = b, a
del a, b
print("|", gc.collect())


class Makes:
    level = 0

    def __init__(self):
        self.level = Makes.level
        Makes.level += 1
        self.me = self

    def __del__(self):
        print("level", self.level, end=" ")
        if self.level < 3:
            Makes()


Makes()
for i in range(5):
    n = gc.collect()
    print("|", n > 0)


class Collects:
    def __init__(self):
        self.me = self

    def __del__(self):
        print("nested collect:", gc.collect(), end=" ")


Collects()
print("|", gc.collect())


class Chain:
    def __init__(self, n):
        self.n = n
        self.next = Chain(n - 1) if n else None

    def __del__(self):
        print(self.n, end=" ")


Chain(5)
print("| chain")


class Replaces:
    def __del__(self):
        global current
        print("replaced", end=" ")
        current = "set by the finalizer"


current = Replaces()
current = "set by the program"
print("|", current)
