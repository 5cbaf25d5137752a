# The order in which iterators and dicts of a special kind show what they hold.
import gc
import itertools
from collections import OrderedDict, defaultdict


def short(o):
    return o.__name__ if isinstance(o, type) or callable(o) else type(o).__name__


def test(x):
    return True


rows = [[1], [2]]
for o in (itertools.dropwhile(test, rows), itertools.takewhile(test, rows),
          itertools.filterfalse(test, rows), itertools.starmap(test, rows), filter(test, rows),
          map(test, rows), itertools.compress(rows, rows)):
    print(type(o).__name__, [short(x) for x in gc.get_referents(o) if x is not type(o)])
for o in (defaultdict(list), defaultdict(list, a=[1]), defaultdict(list, {1: [1]}),
          OrderedDict(a=[1], b=2), OrderedDict([(1, [1])])):
    print(type(o).__name__, [short(x) for x in gc.get_referents(o) if x is not type(o)])
log = defaultdict(test.__class__.__mro__[0].__call__.__class__, {"k": rows})
print(len(gc.get_referrers(rows)) >= 2, [short(x) for x in gc.get_referents(log)][-1])
