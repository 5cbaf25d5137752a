# Which classes written in C count their instances (heap types), and where such an instance names its
# class among the things that it refers to.
import collections
import functools
import gc
import itertools
import operator
import sys
import types


class Deque(collections.deque):
    pass


class Partial(functools.partial):
    pass


makers = {
    functools.partial: lambda: functools.partial(print, 1),
    type(functools.cmp_to_key(print)): lambda: functools.cmp_to_key(print)(1),
    functools._lru_cache_wrapper: lambda: functools.lru_cache(len),
    operator.itemgetter: lambda: operator.itemgetter(1),
    operator.attrgetter: lambda: operator.attrgetter("a"),
    operator.methodcaller: lambda: operator.methodcaller("a"),
    itertools.count: lambda: itertools.count(1000),
    itertools.chain: lambda: itertools.chain([1]),
    itertools.cycle: lambda: itertools.cycle([1]),
    itertools.repeat: lambda: itertools.repeat("x"),
    itertools.islice: lambda: itertools.islice([1], 1),
    itertools.groupby: lambda: itertools.groupby([1]),
    itertools.zip_longest: lambda: itertools.zip_longest([1]),
    itertools.product: lambda: itertools.product("ab"),
    itertools.starmap: lambda: itertools.starmap(print, []),
    collections.deque: lambda: collections.deque([[]]),
    collections.defaultdict: lambda: collections.defaultdict(list, a=[]),
    type(iter(collections.deque())): lambda: iter(collections.deque([1])),
    collections.OrderedDict: lambda: collections.OrderedDict(a=[]),
    types.SimpleNamespace: lambda: types.SimpleNamespace(a=[]),
    enumerate: lambda: enumerate([1]),
    Deque: lambda: Deque([[]]),
    Partial: lambda: Partial(print, 1),
}
for cls, make in makers.items():
    before = sys.getrefcount(cls)
    made = [make() for _ in range(4)]
    during = sys.getrefcount(cls)
    named = [referent for referent in gc.get_referents(made[0])].count(cls)
    made.clear()
    print(cls.__name__, during - before, named, sys.getrefcount(cls) - before)
base = sys.getrefcount(collections.deque)
kept = [Deque() for _ in range(3)]
print(sys.getrefcount(collections.deque) - base, sys.getrefcount(Deque) > 3)
try:
    collections.deque.colour = "red"
except TypeError as error:
    print(error)
