# functools.lru_cache, cache: hits, order of forgetting, what the cache keeps alive
import gc
from functools import cache, lru_cache

def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


@lru_cache(maxsize=2)
def square(x):
    print("call", x, end=" ")
    return x * x


print(square(1), square(2), square(1), square(3), square(2), square.cache_info(), square.cache_parameters())
square.cache_clear()
print(square.cache_info(), square.__wrapped__(4), square.__name__)


@lru_cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(60), fib.cache_info())


@cache
def same(x):
    return x


show(lambda: same([]))
show(lambda: lru_cache("a"))
print(same(1), same(1.0), same.cache_info())


class T:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name, end=" ")


@lru_cache(maxsize=1)
def keep(x):
    return None


keep(T("argument"))
print("kept")
keep(None)
print("| forgotten")


class Node:
    @lru_cache(maxsize=None)
    def method(self):
        return T("result")


n = Node()
n.method()
del n
print("the cache keeps it")
Node.method.cache_clear()
print("| cleared")
gc.collect()
gc.disable()


def make():
    @lru_cache(None)
    def fact(n):
        return 1 if n < 1 else n * fact(n - 1)
    fact(5)


make()
print(gc.collect())
