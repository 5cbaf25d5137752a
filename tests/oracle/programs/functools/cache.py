# The cache of lru_cache: hits, eviction, keys, and when keys and results die.
import gc
import sys
import weakref
from _functools import _lru_cache_wrapper


def cached(size, typed=False):
    return lambda function: _lru_cache_wrapper(function, size, typed, lambda *info: info)


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


@cached(2)
def make(key):
    print("make", end=" ")
    return Noisy("r" + str(getattr(key, "name", key)))


for key in [1, 2, 1, 3, 1, 2]:
    print(key, make(key).name, make.cache_info())
make(Noisy("x"))
make(Noisy("y"))
print(make.cache_info())
make.cache_clear()
print(make.cache_info())
make(7)
make(Noisy("z"))
del make
print("--")
fib = cached(None)(lambda n: n if n < 2 else fib(n - 1) + fib(n - 2))
print(fib(80), fib.cache_info())
both = cached(4, True)(lambda *args, **kwargs: (args, kwargs))
both(1), both(1.0), both(True), both(1, k=2), both(1, k=2.0), both(k=2)
print(both.cache_info())
untyped = cached(4)(lambda *args, **kwargs: (args, kwargs))
untyped(1), untyped(1.0), untyped(1, k=2), untyped(1, k=2.0), untyped("k", 2)
print(untyped.cache_info(), cached(0)(abs)(-3), cached(-5)(abs).cache_info())
attempt(lambda: untyped([]))
attempt(lambda: _lru_cache_wrapper(1, 2, False, 3))
attempt(lambda: _lru_cache_wrapper(len, "a", False, 3))
print(untyped.cache_info(), gc.is_tracked(untyped), sys.getsizeof(untyped), weakref.ref(untyped)() is untyped)


class C:
    @cached(2)
    def m(self, a):
        return a


c = C()
r = weakref.ref(c)
print(c.m(1), c.m(1), C.m.cache_info(), sys.getrefcount(c), c.m.__self__ is c)
del c
print(r() is None)
C.m.cache_clear()
print(r() is None)
