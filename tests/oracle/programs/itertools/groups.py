# groupby: groups share their source, and only the newest one gets items.
import sys
from itertools import groupby, tee, chain, islice

g = groupby("aabbbc")
k1, first = next(g)
k2, second = next(g)
print(k1, k2, list(first), list(second), list(second))
k3, third = next(g)
print(k3, sys.getrefcount(g), next(third), next(third, "end"), next(g, "end"))
del first, second
print(sys.getrefcount(g))


class Key:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        print("compare", self.n, other.n)
        return self.n // 10 == other.n // 10

    def __del__(self):
        print("key", self.n, "gone")


for key, group in groupby([11, 12, 21], Key):
    print("group", key.n, list(group))
del key, group


def bad(x):
    if x == 2:
        raise ValueError("two")
    return x


g = groupby([1, 2, 3], bad)
for i in range(4):
    try:
        k, group = next(g)
        print(k, next(group))
    except (ValueError, StopIteration) as error:
        print(type(error).__name__, error)
a, b = tee(islice(range(200), 150))
print(sum(a), next(b), sum(b), next(a, None))
a, = tee(a, 1)
c, d = tee(a)
print(type(c).__name__, c is a, sys.getsizeof(a))


class Again:
    def __iter__(self):
        return self

    def __next__(self):
        return next(t)


t, u = tee(Again())
try:
    next(t)
except RuntimeError as error:
    print(error)
