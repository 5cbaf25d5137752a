# The counts of arguments, keys and results of a cached function; the order of __eq__ and __hash__.
import gc
import sys
from _functools import _lru_cache_wrapper


def cached(size, typed=False):
    return lambda function: _lru_cache_wrapper(function, size, typed, lambda *info: info)


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        print("hash", self.n, end=" ")
        return self.n

    def __eq__(self, other):
        print("eq", self.n, other.n, end=" ")
        return self.n == other.n


y = object()


@cached(2)
def show(*args, **kwargs):
    print(sys.getrefcount(y), end=" ")
    return y


show(y)
print(sys.getrefcount(y))
show(y, 1)
print(sys.getrefcount(y))
show(1, k=y)
print(sys.getrefcount(y))
show(2)
show(3)
print(sys.getrefcount(y))
show.cache_clear()
print(sys.getrefcount(y))
for size in [2, None, 0]:
    twice = cached(size)(lambda k: k.n)
    for n in [1, 3, 1, 5, 3]:
        print(twice(Key(n)), end=" | ")
    print(twice.cache_info())


@cached(1)
def again(n):
    return again(n - 1) + 1 if n else 0


print(again(5), again.cache_info(), again(5), again.cache_info())


@cached(2)
def broken(n):
    if n == 2:
        raise ValueError(n)
    return n


for n in [1, 2, 2, 1]:
    try:
        broken(n)
    except ValueError as error:
        print("error", error, broken.cache_info())
gc.collect()
gc.disable()
box = []
f = cached(3)(lambda n: box)
f(1)
box.append(f)
del f, box
print(gc.collect())
holder = cached(3)(lambda o: o)
holder(holder)
del holder
print(gc.collect())
