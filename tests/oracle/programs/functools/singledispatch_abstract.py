# functools.singledispatch with abstract base classes: order, registering later, ambiguity
import collections.abc as c
from abc import ABC
from collections import ChainMap, OrderedDict, UserList, defaultdict, deque
from functools import singledispatch


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e).replace("collections.abc", "cabc"))


def teller(*kinds):
    @singledispatch
    def tell(x):
        return "object"
    for kind in kinds:
        tell.register(kind, lambda x, kind=kind: kind.__name__)
    return tell


kinds = [{}, OrderedDict(), defaultdict(list), ChainMap(), [], (), "s", b"b", range(2), set(), frozenset(),
         deque(), UserList(), iter([]), {}.keys(), {}.items(), 1, len, (n for n in ())]
for group in [(c.Sized,), (c.Sized, c.Iterable), (c.Mapping, c.Sized), (c.MutableMapping, c.Mapping, c.Iterable),
              (c.Collection, c.Container, c.Sized), (c.Sequence, c.Set, c.Mapping), (c.MutableSequence, c.Sequence),
              (c.Iterable, c.Iterator, c.Callable), (dict, c.Sized), (list, c.Sequence, c.Iterable), (c.Hashable, c.Sized),
              (c.Reversible, c.Collection)]:
    tell = teller(*group)
    row = []
    for x in kinds:
        try:
            row.append(tell(x))
        except RuntimeError as e:
            row.append("ambiguous")
    print([k.__name__ for k in group], *row)


class A(ABC):
    pass


class B(ABC):
    pass


class Plain:
    pass


tell = teller(A, B)
print(tell(Plain()))
A.register(Plain)
print(tell(Plain()))
B.register(Plain)
show(lambda: tell(Plain()))


class Both(A, B):
    pass


class Sub(Plain, B):
    pass


class AB(A):
    pass


B.register(A)
print(tell(Both()), tell(Sub()), tell(AB()))
tell.register(Plain, lambda x: "Plain")
print(tell(Plain()), tell(Sub()))


class Walks:
    def __iter__(self):
        return iter(())


class Counts(Walks):
    def __len__(self):
        return 0


class Holds(c.Container):
    def __contains__(self, x):
        return False


tell = teller(c.Iterable, c.Sized, c.Container)
print(tell(Walks()), tell(Holds()))
show(lambda: tell(Counts()))
Holds.__len__ = lambda self: 0
show(lambda: tell(Holds()))
