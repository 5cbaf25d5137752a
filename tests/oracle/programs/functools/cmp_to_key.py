# cmp_to_key: keys compare through the function, in sort's order; what they hold.
import gc
import sys
from _functools import cmp_to_key


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


def compare(a, b):
    print(a, b, end="; ")
    return (a > b) - (a < b)


K = cmp_to_key(compare)
print(sorted([3, 1, 2], key=K))
print(max([2, 5, 3], key=K), K(1) < K(2), K(1) == K(1), K(1) != K(2), K(3) >= K(2), K.obj, K(5).obj)
attempt(lambda: cmp_to_key())
attempt(lambda: cmp_to_key(1, 2))
attempt(lambda: K())
attempt(lambda: K(1, 2))
attempt(lambda: K(1) < 3)
attempt(lambda: hash(K(1)))
attempt(lambda: cmp_to_key(1)(1) < cmp_to_key(1)(2))
attempt(lambda: type(K)())
attempt(lambda: sorted([1, "a"], key=K))
o = object()
key = K(o)
print(sys.getrefcount(o), gc.is_tracked(key), sys.getsizeof(key), type(key).__name__)
key.obj = None
print(sys.getrefcount(o), key.obj)
