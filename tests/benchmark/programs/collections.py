import gc

gc.disable()


class Node:
    pass


for i in range(10000):
    one, two = Node(), Node()
    one.other, two.other = two, one
one = two = None
print(gc.collect() > 0)
kept = [[] for i in range(20000)]
for i in range(20):
    gc.collect()
print(len(kept))
