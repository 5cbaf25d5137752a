# bisect: places among equals, bounds, keys, the order of comparisons, messages.
import bisect


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


class N:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        print(self.n, "<", other.n, end="; ")
        return self.n < other.n


class Sequence:
    def __len__(self):
        return 8

    def __getitem__(self, i):
        print("item", i, end="; ")
        return i * 10

    def insert(self, at, item):
        print("insert", at, item)


a = [1, 2, 2, 2, 5]
print(bisect.bisect_left(a, 2), bisect.bisect_right(a, 2), bisect.bisect(a, 9), bisect.bisect_left(a, 0), bisect.bisect(a, 2, 0, 2))
bisect.insort(a, 2.0)
bisect.insort_left(a, True)
print(a, bisect.bisect(a, 3, lo=2), bisect.bisect(a, 3, hi=1), bisect.bisect([], 1))
print(bisect.bisect_left([N(1), N(2), N(2), N(4)], N(2)))
print(bisect.bisect_right([N(1), N(2), N(2), N(4)], N(2)))
print(bisect.bisect(Sequence(), 35), bisect.insort(Sequence(), 35))
words = ["a", "bb", "ccc"]
print(bisect.bisect_left(words, 2, key=len), bisect.insort(words, "xx", key=len), words)
print(bisect.bisect, bisect.insort_left, bisect.bisect.__module__, bisect.bisect is bisect.bisect_right)
attempt(lambda: bisect.bisect([1], 2, -1))
attempt(lambda: bisect.bisect([1], 2, 0, 5))
attempt(lambda: bisect.bisect([1], "a"))
attempt(lambda: bisect.bisect([1]))
attempt(lambda: bisect.bisect([1], 2, "a"))
attempt(lambda: bisect.bisect([1], 2, 0, "a"))
attempt(lambda: bisect.bisect(1, 2))
attempt(lambda: bisect.insort((1, 2), 2))
attempt(lambda: bisect.bisect({}, 2, 0, 1))
