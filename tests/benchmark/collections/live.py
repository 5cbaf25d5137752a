# SPDX-License-Identifier: MIT
import gc


class Node:
    pass


gc.collect()
gc.disable()
kept = []
for i in range(500000):
    one, two = Node(), Node()
    one.other, two.other = two, one
    kept.append(one)
print(gc.collect())
