# collections.abc: what is an instance of what, what a class gets by inheriting
from collections import OrderedDict, abc, deque

def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


names = [n for n in abc.__all__ if n not in ("Buffer", "ByteString")]
for x in ([], (), {}, set(), frozenset(), "", range(1), iter([]), deque(), OrderedDict(), lambda: 0, int, 1,
          (i for i in ""), {}.keys(), {}.values(), {}.items(), None, enumerate([]), reversed([])):
    print(type(x).__name__, *[n for n in names if isinstance(x, getattr(abc, n))])


class Squares(abc.Sequence):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError(i)
        return i * i


s = Squares(5)
print(list(s), 4 in s, s.index(9), s.count(4), list(reversed(s)))
show(lambda: s.index(5))
show(lambda: abc.Sequence())
show(lambda: abc.MutableMapping())
match s:
    case [a, b, *rest]:
        print("a sequence", a, b, rest)


class Bag(abc.MutableSet):
    def __init__(self, items=()):
        self.items = dict.fromkeys(items)

    def __contains__(self, x):
        return x in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)

    def add(self, x):
        self.items[x] = None

    def discard(self, x):
        self.items.pop(x, None)

    def __repr__(self):
        return f"Bag({list(self.items)})"


a, b = Bag([1, 2, 3]), Bag([2, 3, 4])
print(a & b, a | b, a - b, a ^ b, a <= b, a == {1, 2, 3}, a.isdisjoint(b), {9} | a, {1, 9} - a)
a |= b
a -= {1}
a ^= {2, 7}
print(a, a.pop(), a, a._hash() == hash(frozenset(a)))
show(lambda: a.remove("x"))


class Duck:
    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0


class NoHash:
    __hash__ = None


print(isinstance(Duck(), abc.Iterable), isinstance(Duck(), abc.Sized), isinstance(Duck(), abc.Collection),
      issubclass(Duck, abc.Container), isinstance(NoHash(), abc.Hashable), abc.Sequence.register(Duck), isinstance(Duck(), abc.Sequence))
