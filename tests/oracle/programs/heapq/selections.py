# nsmallest, nlargest, merge: order of equals, keys, generators.
import heapq

words = ["pear", "fig", "apple", "kiwi", "date", "plum", "lime"]
for n in [0, 1, 2, 3, 7, 9]:
    print(n, heapq.nsmallest(n, words), heapq.nlargest(n, words))
    print(n, heapq.nsmallest(n, iter(words), key=len), heapq.nlargest(n, iter(words), key=len))
print(list(heapq.merge([1, 4, 7], [2, 5], [], [0, 9])), list(heapq.merge()), list(heapq.merge([3])))
print(list(heapq.merge(["cc", "a"], ["ddd", "bb"], key=len, reverse=True)))
print(list(heapq.merge([5, 3, 1], [4, 2], reverse=True)), list(heapq.merge([1, 1], [1.0, 1.0], [True])))
print(list(heapq.merge(["a", "bb"], ["c", "dd"], key=len)))


def noisy(name, items):
    for item in items:
        print("take", name, item)
        yield item
    print("end", name)


merged = heapq.merge(noisy("x", [1, 4]), noisy("y", [2, 3]))
print("made")
for value in merged:
    print(value)
print(heapq.nsmallest(2, noisy("z", [3, 1, 2])), heapq.nlargest(1, []))
try:
    heapq.nsmallest(2, [3, "a", None])
except TypeError as error:
    print(error)
