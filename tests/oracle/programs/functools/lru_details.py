# functools.lru_cache: cache_info, typed, bounds, clearing, recursion, methods, errors, order of eviction
import functools
import gc
import sys
import weakref
from functools import cache, lru_cache


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


@lru_cache(maxsize=2)
def double(x, *, k=1):
    print("computing", x, k)
    return x * 2


print(double(1), double(1.0), double(2), double(1), double(3), double(2), double(1))
print(double.cache_info(), double.cache_parameters())
double(1, k=1)
double(x=1)
print(double.cache_info())
double.cache_clear()
print(double.cache_info(), double.__wrapped__(5), double.__name__)


@lru_cache(typed=True)
def typed(*args):
    return args


print(typed(1), typed(1.0), typed(True), typed(1), typed(("a", 1)), typed(("a", 1.0)), typed.cache_info())


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info(), fib.cache_parameters())


@lru_cache(maxsize=3)
def fib3(n):
    return n if n < 2 else fib3(n - 1) + fib3(n - 2)


print(fib3(20), fib3.cache_info())


@lru_cache(maxsize=0)
def never(x):
    return x


@lru_cache(-5)
def negative(x):
    return x


print(never(1), never(1), never.cache_info(), negative(1), negative.cache_info())
show(lambda: double([]))
show(lambda: lru_cache("x"))
show(lambda: lru_cache(1.5)(len))
show(lambda: lru_cache(len, 3))


@lru_cache
def failing(x):
    raise KeyError(x)


show(lambda: failing(1))
show(lambda: failing(1))
print(failing.cache_info())


class Node:
    def __init__(self, n):
        self.n = n

    @lru_cache(maxsize=None)
    def squared(self):
        return self.n ** 2


node = Node(4)
r = weakref.ref(node)
print(node.squared(), Node.squared.cache_info(), sys.getrefcount(node))
del node
print(r() is None)
Node.squared.cache_clear()
print(r() is None, repr(double)[:35], type(double).__name__, type(double).__module__)
