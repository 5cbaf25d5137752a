# An iterator whose class loses __next__ while it is used.
import itertools


def fresh():
    class Fading:
        n = 0

        def __iter__(self):
            return self

        def __next__(self):
            self.n += 1
            if self.n == 2:
                del Fading.__next__
            return self.n

    return Fading()


def loop(it):
    for x in it:
        print(x)


def delegate(it):
    yield from it


for use in (loop, list, set, sum, lambda it: list(enumerate(it)),
            lambda it: list(zip(it, range(9))), lambda it: list(map(abs, it)),
            lambda it: list(filter(None, it)), lambda it: list(delegate(it)),
            lambda it: list(itertools.islice(it, 5)), lambda it: 7 in it, lambda it: "".join(it),
            lambda it: [x for x in it], lambda it: dict(zip(it, it)),
            lambda it: [a for a, b, c in [it]], lambda it: max(it), lambda it: list(zip(it, it, it)),
            lambda it: list(itertools.chain(it, it)), lambda it: list(itertools.accumulate(it)),
            lambda it: list(itertools.takewhile(bool, it)), lambda it: any(x > 5 for x in it),
            lambda it: list(itertools.zip_longest(it, [1])), lambda it: [next(it) for _ in range(4)]):
    try:
        print(use(fresh()))
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
