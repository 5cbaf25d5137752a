# heapq: the heap after each step, ties, the order of comparisons, messages.
import heapq
import sys


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


class Item:
    def __init__(self, n, name):
        self.n, self.name = n, name

    def __lt__(self, other):
        print(self.name, "<", other.name, end="; ")
        return self.n < other.n

    def __repr__(self):
        return self.name


heap = []
for n in [5, 3, 8, 1, 9, 2]:
    heapq.heappush(heap, n)
    print(heap)
print([heapq.heappop(heap) for i in range(6)], heap)
heap = [9, 8, 7, 6, 5, 4, 3, 2, 1]
heapq.heapify(heap)
print(heap, heapq.heapreplace(heap, 10), heapq.heappushpop(heap, 0), heapq.heappushpop(heap, 6), heap)
items = [Item(n, "abcdefg"[i]) for i, n in enumerate([4, 2, 4, 1, 2, 2, 0])]
heapq.heapify(items)
print(items)
print(heapq.heappop(items), items)
heapq.heappush(items, Item(1, "x"))
print(items)
print(heapq.heappushpop(items, Item(3, "y")), heapq.heapreplace(items, Item(9, "z")), items)
print(heapq.nsmallest(2, items), heapq.nlargest(2, iter(items)))
print(list(heapq.merge([Item(1, "p"), Item(3, "q")], [Item(2, "r")], [Item(1, "s")])))
big = [(i * 7919) % 10007 for i in range(4000)]
heapq.heapify(big)
print(big[:10], big[2000:2005], big[-5:], sum(i * v for i, v in enumerate(big)))
print([heapq.heappop(big) for i in range(5)])
o = object()
print(sys.getrefcount(o), heapq.heappushpop([], o) is o, sys.getrefcount(o))
attempt(lambda: heapq.heappop([]))
attempt(lambda: heapq.heapreplace([], 1))
attempt(lambda: heapq.heappush((1,), 2))
attempt(lambda: heapq.heappop(None))
attempt(lambda: heapq.heapify())
attempt(lambda: heapq.heapify([1, "a"]))
attempt(lambda: heapq.heappush([]))
heap = []


class Bad:
    def __lt__(self, other):
        heap.clear()
        return True


heap.append(Bad())
attempt(lambda: heapq.heappush(heap, Bad()))
