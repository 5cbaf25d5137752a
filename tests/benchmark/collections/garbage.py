# SPDX-License-Identifier: MIT
import gc


class Node:
    pass


gc.collect()
gc.disable()
for i in range(500000):
    one, two = Node(), Node()
    one.other, two.other = two, one
one = two = None
print(gc.collect())
