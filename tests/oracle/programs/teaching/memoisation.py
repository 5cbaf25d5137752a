# Memoisation by hand, by a decorator with attributes, and what the cache keeps alive.
import functools


def memoise(function):
    cache = {}

    @functools.wraps(function)
    def wrapper(*args):
        if args not in cache:
            wrapper.misses += 1
            cache[args] = function(*args)
        return cache[args]

    wrapper.misses = 0
    wrapper.cache = cache
    return wrapper


@memoise
def fib(n):
    """The n-th Fibonacci number."""
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(60), fib.misses, len(fib.cache), fib.__name__, fib.__doc__)


@functools.lru_cache(maxsize=3)
def square(x):
    print("computing", x)
    return x * x


print([square(x) for x in (1, 2, 3, 1, 4, 2, 1)])
print(square.cache_info())
square.cache_clear()
print(square.cache_info())


class Key:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("key dies", self.name)


@functools.lru_cache(maxsize=2)
def name_of(key):
    return key.name


for name in "abc":
    name_of(Key(name))
print("kept", name_of.cache_info())
name_of.cache_clear()
print("end")
