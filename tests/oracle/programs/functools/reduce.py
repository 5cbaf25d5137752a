# reduce: results, messages, and when the intermediate values die.
import sys
from _functools import reduce


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


class Noisy:
    def __init__(self, name):
        self.name = name

    def __add__(self, other):
        return Noisy(self.name + other.name)

    def __del__(self):
        print("gone", self.name)


class Source:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return Noisy("abcdef"[self.n])


def count(a, b):
    print(sys.getrefcount(a), sys.getrefcount(b))
    return a


print(reduce(lambda a, b: a * b, range(1, 6)), reduce(max, [], 7), reduce(max, [1]), reduce(max, [1, 2], 7))
print(reduce(lambda a, b: a + b, Source(4)).name)
y = object()
reduce(count, [y, y, y])
reduce(count, [y, y], y)
kept = []
reduce(lambda *pair: kept.append(pair) or len(kept), "abc")
print(kept)
attempt(lambda: reduce(max, []))
attempt(lambda: reduce(max))
attempt(lambda: reduce(max, 1))
attempt(lambda: reduce(1, [1, 2]))
attempt(lambda: reduce(max, [1], 2, 3))
attempt(lambda: reduce(max, sequence=[1]))


def failing(a, b):
    raise ValueError(b.name)


try:
    reduce(failing, Source(3))
except ValueError as error:
    print("failed at", error)
