# collections.deque: what dies when, in which order, and the count of an item
import gc
import sys
from collections import deque

gc.collect()
gc.disable()


class T:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name, end=" ")


def made(n=4, maxlen=None):
    return deque([T(i) for i in range(n)], maxlen)


d = made()
d.clear()
print("| cleared")
d = made()
del d
print("| dropped")
d = made(maxlen=2)
print("| made with maxlen 2")
d.append("right")
print("| appended")
d.appendleft("left")
print("| appended left")
del d
print("|")
d = made()
d[1] = None
print("| item set")
del d[2]
print("| item deleted")
d.rotate(2)
d.popleft()
print("| rotated, popped")
d *= 0
print("| times 0")
d.__init__([T("new")])
d.__init__()
print("| made again")
a, b = made(), None
b = a.copy()
a += b
del a
print("copy keeps |")
del b
print("|")
x = object()
d = deque([x, x])
d.extend(d)
print(sys.getrefcount(x), len(d), end=" ")
d.remove(x)
it = iter(d)
print(sys.getrefcount(x), sys.getrefcount(d), next(it) is x, sys.getrefcount(x))
list(it)
print(sys.getrefcount(d), gc.is_tracked(d), gc.is_tracked(it))
d.append(d)
del d, it
print(gc.collect())
d = made(3)
d.append(iter(d))
del d
print(gc.collect())


class Mine(deque):
    pass


d = Mine()
d.append(d)
d.attribute = d
del d
print(gc.collect())
