# What the iterators hold and when they let it go: items, iterators, functions, arguments.
import sys
import gc
from itertools import accumulate, chain, cycle, groupby, islice, pairwise, tee, zip_longest, compress, repeat, count

gc.collect()
gc.disable()


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


class Source:
    def __init__(self, name, n):
        self.name, self.n = name, n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return Noisy("%s%d" % (self.name, self.n))

    def __del__(self):
        print("source", self.name, "gone")


it = chain(Source("a", 2), Source("b", 1))
for item in it:
    print("chain", item.name)
print("chain is done")
del item, it
it = islice(Source("c", 4), 1, 3)
for item in it:
    print("islice", item.name)
print("islice is done", next(it, None))
del item
it = cycle(Source("d", 2))
for i in range(3):
    print("cycle", next(it).name)
del it
print("cycle gone")
for a, b in pairwise(Source("e", 3)):
    print("pair", a.name, b.name)
del a, b
for total in accumulate(Source("f", 3), lambda x, y: y):
    print("total", total.name)
del total
for key, group in groupby(Source("g", 3), key=lambda n: n.name > "g0"):
    print(key, [n.name for n in group])
del group
a, b = tee(Source("h", 3))
print(next(a).name, next(a).name)
del a
print(next(b).name)
del b
for pair in zip_longest(Source("i", 1), Source("j", 2)):
    print([x and x.name for x in pair])
del pair
r = repeat(Noisy("r"), 2)
print(sys.getrefcount(next(r)), sys.getrefcount(next(r)), next(r, None))
del r
print([x.name for x in compress(Source("k", 3), [0, 1, 0])])
