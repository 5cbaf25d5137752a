# Deeply nested containers die without end of the stack, and finalizers inside of them run.
import gc

gc.collect()
gc.disable()
count = 0


class Item:
    def __init__(self, below):
        self.below = below

    def __del__(self):
        global count
        count += 1


class Tree(list):
    def __del__(self):
        global count
        count += 1


nested = []
for i in range(20000):
    nested = [nested]
del nested
print("lists")
nested = ()
for i in range(20000):
    nested = (nested, {"k": nested})
del nested
print("tuples and dicts")
nested = None
for i in range(5000):
    nested = Item(nested)
del nested
print(count)
count = 0
nested = Tree()
for i in range(5000):
    nested = Tree([nested, Tree()])
del nested
print(count)


class Ouch:
    n = 0

    def __del__(self):
        Ouch.n += 1
        if Ouch.n % 17 == 0:
            gc.collect()


gc.enable()
for kind in (list, tuple):
    for total in range(3):
        t = kind([Ouch()])
        for i in range(60):
            t = kind([t, Ouch()])
        print(kind.__name__, len(t))
    t = None
print(Ouch.n)
