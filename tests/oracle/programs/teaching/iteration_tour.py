# Everything that can be gone through, and what cannot.
class Range:
    def __init__(self, lo, hi=None, step=1):
        if hi is None: lo, hi = 0, lo
        self.lo, self.hi, self.step = lo, hi, step
    def __iter__(self):
        class It:
            def __init__(s, r): s.c, s.r = r.lo, r
            def __iter__(s): return s
            def __next__(s):
                if s.c >= s.r.hi: raise StopIteration
                s.c += s.r.step; return s.c - s.r.step
        return It(self)
    def __len__(self): return max(0, -(-(self.hi - self.lo) // self.step))
    def __reversed__(self): return iter(list(self)[::-1])
    def __contains__(self, x): return self.lo <= x < self.hi and (x - self.lo) % self.step == 0
r = Range(1, 10, 3); print(list(r), len(r), list(reversed(r)), 4 in r, 5 in r, tuple(r), sum(r), [*r, *r], dict.fromkeys(r), max(r), sorted(r, reverse=True))
it = iter([1, 2, 3]); print(next(it), list(zip(it, it)), it.__length_hint__())
import itertools as I
print(list(I.product("ab", [1, 2])), list(I.permutations("abc", 2)), list(I.combinations(range(4), 2)), list(I.accumulate([1, 2, 3, 4])), [(k, list(g)) for k, g in I.groupby("aabbbc")], list(I.chain.from_iterable(["ab", "c"])), list(I.zip_longest("ab", "c", fillvalue="-")), list(I.islice(I.cycle("xy"), 5)), list(I.starmap(pow, [(2, 3), (3, 2)])), list(I.compress("abc", [1, 0, 1])), list(I.dropwhile(lambda x: x < 2, [1, 2, 1])), list(I.pairwise("abc")), list(I.filterfalse(str.isdigit, "a1b")), list(I.repeat(7, 2)), list(I.combinations_with_replacement("ab", 2)), next(I.count(5, 2)), [list(t) for t in I.tee([1, 2])])
class Seq:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * i
print(list(Seq()), 4 in Seq(), list(reversed([1])), list(enumerate("ab", 1)), list(map(max, [1, 5], [3, 2])), list(iter(iter([1, 2, 3, 0, 4]).__next__, 0)))
class Bad:
    def __iter__(self): return 5
try: list(Bad())
except TypeError as e: print(e)
class Bad2: __iter__ = None
try: iter(Bad2())
except TypeError as e: print(e)
try: list(zip([1], [1, 2], strict=True))
except ValueError as e: print(e)
a, (b, *c), d = 1, (2, 3, 4), 5; print(a, b, c, d); *a, b = "xyz"; print(a, b)
for i, (x, y) in enumerate(zip("ab", "cd")): print(i, x, y, end=";")
print(); d = {"a": 1, "b": 2}; print(list(d), list(reversed(d)), d.items() & {("a", 1)}, d.keys() | {"z"} >= {"a"}, {v: k for k, v in d.items()})
try: a, b = 1, 2, 3
except ValueError as e: print(e)
try: a, b = 1
except TypeError as e: print(e)
try: (a, b), c = [1, 2]
except TypeError as e: print(e)
next(iter([]))
