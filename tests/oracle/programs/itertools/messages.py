# The messages for wrong arguments of itertools.
import itertools as I


def attempt(make):
    try:
        print(repr(make())[:40])
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: I.count("a"))
attempt(lambda: I.count(1, 2, 3))
attempt(lambda: I.count(foo=1))
attempt(lambda: I.cycle())
attempt(lambda: I.cycle(1))
attempt(lambda: I.cycle([], a=1))
attempt(lambda: I.repeat())
attempt(lambda: I.repeat(1, 2.5))
attempt(lambda: I.repeat(1).__length_hint__())
attempt(lambda: I.accumulate([], 1, 2))
attempt(lambda: next(I.chain(1)))
attempt(lambda: I.chain.from_iterable())
attempt(lambda: I.compress([1]))
attempt(lambda: I.compress([1], [2], [3]))
attempt(lambda: I.dropwhile(1))
attempt(lambda: next(I.takewhile(None, [1])))
attempt(lambda: I.islice([]))
attempt(lambda: I.islice([], -1))
attempt(lambda: I.islice([], 1, -1))
attempt(lambda: I.islice([], "a", 2))
attempt(lambda: I.islice([], 1, 2, 0))
attempt(lambda: I.islice([], 1, 2, 3, 4))
attempt(lambda: next(I.starmap(print, [2])))
attempt(lambda: I.tee([], -1))
attempt(lambda: I.zip_longest([], fill=1))
attempt(lambda: I.product([], repeat=-1))
attempt(lambda: I.product([], again=1))
attempt(lambda: I.permutations([], "a"))
attempt(lambda: I.combinations([]))
attempt(lambda: I.combinations([], -1))
attempt(lambda: I.chain[int])
attempt(lambda: I.pairwise([1])[0])
attempt(lambda: I.count.x)
attempt(lambda: setattr(I.count(), "x", 1))
attempt(lambda: setattr(I.count, "x", 1))
