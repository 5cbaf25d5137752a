# The sorting algorithms of a first course, compared with sorted() on the same numbers.
import random


def bubble(a):
    a = a[:]
    for end in range(len(a) - 1, 0, -1):
        swapped = False
        for i in range(end):
            if a[i] > a[i + 1]:
                a[i], a[i + 1] = a[i + 1], a[i]
                swapped = True
        if not swapped:
            break
    return a


def insertion(a):
    a = a[:]
    for i in range(1, len(a)):
        key, j = a[i], i
        while j and a[j - 1] > key:
            a[j] = a[j - 1]
            j -= 1
        a[j] = key
    return a


def merge(a):
    if len(a) < 2:
        return a
    left, right = merge(a[: len(a) // 2]), merge(a[len(a) // 2 :])
    result = []
    while left and right:
        result.append((left if left[0] <= right[0] else right).pop(0))
    return result + left + right


def quick(a):
    if len(a) < 2:
        return a
    pivot, *rest = a
    return quick([x for x in rest if x < pivot]) + [pivot] + quick([x for x in rest if x >= pivot])


def heap(a):
    a = a[:]

    def sift(i, n):
        while (child := 2 * i + 1) < n:
            if child + 1 < n and a[child + 1] > a[child]:
                child += 1
            if a[i] >= a[child]:
                return
            a[i], a[child] = a[child], a[i]
            i = child

    for i in reversed(range(len(a) // 2)):
        sift(i, len(a))
    for n in range(len(a) - 1, 0, -1):
        a[0], a[n] = a[n], a[0]
        sift(0, n)
    return a


def counting(a):
    counts = [0] * (max(a) + 1)
    for x in a:
        counts[x] += 1
    return [x for x, n in enumerate(counts) for _ in range(n)]


random.seed(42)
numbers = [random.randrange(100) for _ in range(30)]
print(numbers)
for sort in bubble, insertion, merge, quick, heap, counting:
    print(f"{sort.__name__:>10}", sort(numbers) == sorted(numbers), sort([]) if sort is not counting else "")


class Card:
    ranks = "23456789TJQKA"

    def __init__(self, text):
        self.rank, self.suit = text

    def __lt__(self, other):
        return Card.ranks.index(self.rank) < Card.ranks.index(other.rank)

    def __repr__(self):
        return self.rank + self.suit


hand = [Card(c) for c in "KH 2S TD AS 2D KC".split()]
print(sorted(hand), max(hand), sorted(hand, key=lambda c: (c.suit, c.rank), reverse=True))
random.shuffle(hand)
print(hand, random.choice(hand), random.sample(range(1000), 5), round(random.random(), 12))
