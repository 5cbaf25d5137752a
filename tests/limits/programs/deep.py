# Structures many thousand levels deep: made, compared, shown, copied, hashed, freed.
import collections
import copy
import functools
import itertools
import types

DEPTH = 5000


def attempt(*functions):
    """Whether they end or raise RecursionError is each version's own."""
    for function in functions:
        try:
            function()
        except RecursionError:
            pass


def build(make, start):
    o = start
    for _ in itertools.repeat(None, DEPTH):
        o = make(o)
    return o


for make, start in ((lambda o: [o], []), (lambda o: (o,), ()), (lambda o: {1: o}, {}),
                    (lambda o: collections.deque([o]), None),
                    (lambda o: types.SimpleNamespace(o=o), None)):
    o, p = build(make, start), build(make, start)
    attempt(lambda: repr(o), lambda: copy.deepcopy(o), lambda: o == p)
    print(type(o).__name__)
for make, start in ((lambda o: frozenset([o]), 1), (lambda o: (o,), 1)):
    o = build(make, start)
    attempt(lambda: hash(o))
    print(type(o).__name__)
for make, start in ((lambda o: functools.partial(print, o), 1), (lambda o: slice(o), 1),
                    (lambda o: ValueError(o), 1), (lambda o: types.CellType(o), 1),
                    (lambda o: (lambda: o), 1), (lambda o: property(o), 1),
                    (lambda o: classmethod(o), 1), (lambda o: types.MethodType(print, o), 1),
                    (lambda o: collections.OrderedDict(o=o), 1), (lambda o: iter([o]), 1),
                    (lambda o: list[o], int), (lambda o: (x for x in o), [1]),
                    (lambda o: itertools.chain(o, [1]), [1]), (lambda o: map(int, o), [1]),
                    (lambda o: zip(o), [1]), (lambda o: enumerate(o), [1]),
                    (lambda o: itertools.islice(o, 1), [1]), (lambda o: itertools.cycle(o), [1]),
                    (lambda o: itertools.groupby(o), [1]), (lambda o: itertools.tee(o)[0], [1])):
    o = build(make, start)
    del o
print("all gone")
#> list
#> tuple
#> dict
#> deque
#> SimpleNamespace
#> frozenset
#> tuple
#> all gone
