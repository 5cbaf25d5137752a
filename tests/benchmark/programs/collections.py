# SPDX-License-Identifier: MIT
import gc


class Node:
    pass


gc.collect()
gc.disable()
for i in range(20000):
    one, two = Node(), Node()
    one.other, two.other = two, one
one = two = None
print(gc.collect() > 0)
kept = [[] for i in range(50000)]
for i in range(20):
    gc.collect()
print(len(kept))
