# iterators in the middle of their way are copied: what they reduce to, how the copy goes on
import copy, operator
def show(make, steps):
    it = make()
    for _ in range(steps): next(it, None)
    try: r = it.__reduce__()
    except TypeError as e: print(type(it).__name__, e); return
    def plain(x):
        if isinstance(x, (list, tuple)): return type(x)(plain(y) for y in x)
        n = type(x).__name__
        return '<' + n + '>' if 'iterator' in n or hasattr(x, '__next__') else x.__name__ if callable(x) and hasattr(x, '__name__') else x
    print(type(it).__name__, steps, plain(r), operator.length_hint(it, 99))
    c = copy.copy(it)
    print("   ", type(c).__name__, list(c), list(it), list(c))
class Seq:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * 11
    def __len__(self): return 4
    def __repr__(self): return "Seq"
count = [0]
def call():
    count[0] += 1
    if count[0] > 20: raise StopIteration
    return count[0]
makers = [lambda: iter([1, 2, 3]), lambda: iter((1, 2, 3)), lambda: iter("abc"), lambda: iter("äbc"), lambda: iter(b"abc"), lambda: iter(bytearray(b"abc")),
  lambda: iter(range(3)), lambda: iter(range(10, 0, -3)), lambda: iter(range(2**70, 2**70 + 3)), lambda: reversed([1, 2, 3]), lambda: reversed((1, 2, 3)), lambda: reversed(range(3)), lambda: reversed("abc"), lambda: reversed(Seq()), lambda: iter(Seq()),
  lambda: iter({1: 2, 3: 4, 5: 6}), lambda: iter({1: 2, 3: 4, 5: 6}.values()), lambda: iter({1: 2, 3: 4, 5: 6}.items()), lambda: reversed({1: 2, 3: 4, 5: 6}), lambda: reversed({1: 2, 3: 4, 5: 6}.values()), lambda: reversed({1: 2, 3: 4, 5: 6}.items()),
  lambda: iter({1, 2, 3}), lambda: iter(frozenset({1, 2, 3})), lambda: enumerate([5, 6, 7], 4), lambda: zip([1, 2, 3], (4, 5, 6)), lambda: zip([1, 2, 3], (4, 5, 6), strict=True), lambda: zip(), lambda: map(abs, [-1, -2, -3]), lambda: map(max, [1, 2, 3], [3, 2, 1]), lambda: filter(None, [0, 1, 2, 3]), lambda: filter(abs, [0, 1, 2, 3]), lambda: enumerate("ab", 2**70)]
for make in makers:
    for steps in 0, 2, 5:
        show(make, steps)
it = iter(call, 5)
print(next(it), [x if isinstance(x, int) else type(x).__name__ for x in it.__reduce__()[1]], list(copy.copy(it)), list(it), it.__reduce__())
a, b = iter([1, 2, 3, 4]), iter((1, 2, 3, 4))
for it in a, b, iter("abcd"), iter(b"abcd"), iter(bytearray(b"abcd")), iter(range(4)), reversed([1, 2, 3, 4]), reversed("abcd"), iter(Seq()), reversed(Seq()), iter(range(2**70, 2**70 + 4)):
    out = []
    for k in 2, 0, 3, 77, 1:
        it.__setstate__(k)
        out.append(next(it, None))
    for bad in "x", None, 2**80:
        try: out.append(it.__setstate__(bad))
        except (TypeError, OverflowError) as e: out.append((type(e).__name__, str(e)))
    print(type(it).__name__, out)
z = zip([1, 2], [3])
print(z.__setstate__(True), z.__reduce__()[2:])
z.__setstate__([])
print(z.__reduce__()[2:])
print(copy.copy(range(1, 9, 2)), range(3).__reduce__()[1])
