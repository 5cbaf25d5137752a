# Iterators whose source asks the same iterator again, or fails in the middle.
from itertools import chain, islice, pairwise, cycle, accumulate, takewhile, dropwhile, filterfalse, compress, starmap, zip_longest, product


class Again:
    def __init__(self, n):
        self.n, self.it = n, None

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration
        if self.n == 1:
            return ("inner", next(self.it, "nothing"))
        return self.n


for make in [chain, lambda s: islice(s, 3), pairwise, cycle, lambda s: chain(s, "xy"),
             lambda s: accumulate(s, lambda a, b: (a, b)), lambda s: takewhile(bool, s),
             lambda s: filterfalse(lambda x: x == 0, s), lambda s: zip_longest(s, "ab")]:
    source = Again(4)
    source.it = make(source)
    print([next(source.it, "end") for i in range(7)])


class Failing:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n % 3 == 0:
            raise ValueError(self.n)
        return self.n


def drain(it):
    seen = []
    for i in range(6):
        try:
            seen.append(next(it))
        except Exception as error:
            seen.append("%s(%s)" % (type(error).__name__, error))
    print(seen)


for make in [chain, lambda s: islice(s, 4), pairwise, cycle, accumulate, lambda s: chain.from_iterable(map(str, s)),
             lambda s: zip_longest(s, "abcdefgh"), lambda s: dropwhile(lambda x: x < 2, s),
             lambda s: compress(s, [1] * 9), lambda s: starmap(pow, zip(s, [2] * 9))]:
    drain(make(Failing()))
