# Garbage that refers to the living, and the living that refer to what looks like garbage.
import gc

gc.collect()
gc.disable()


class N:
    def __init__(self, name):
        self.name = name
        self.links = []

    def __del__(self):
        print("-" + self.name, end=" ")


def link(*pairs):
    for a, b in pairs:
        a.links.append(b)


root = N("root")
alive = N("alive")
link((root, alive))
x, y = N("x"), N("y")
link((x, y), (y, x), (x, alive))
del x, y
print(gc.collect(), "collected; alive is", alive.name)
x, y, z = N("x"), N("y"), N("z")
link((x, y), (y, z), (z, x), (alive, y))
del x, y, z
print(gc.collect(), "collected: all three are reached from alive")
alive.links.clear()
print("cleared", gc.collect())
a, b, c, d = N("a"), N("b"), N("c"), N("d")
link((a, b), (b, a), (c, d), (d, c), (b, c))
del a, b
print("one isolate refers to a pair with names:", gc.collect())
del c
print("still one name:", gc.collect())
del d
print("no name:", gc.collect())
tail = N("tail")
p, q = N("p"), N("q")
link((p, q), (q, p), (p, tail))
del tail
print("tail only reached from the isolate:", end=" ")
del p, q
print(gc.collect())
self_loop = N("self")
link((self_loop, self_loop))
chain = self_loop
for name in "123":
    chain = N(name)
    link((chain, self_loop))
    self_loop = chain
del chain, self_loop
print(gc.collect())
del alive
del root
print("end")
