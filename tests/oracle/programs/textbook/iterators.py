# Iterators by hand, and what the built-in ones answer.
class Countdown:
    def __init__(self, start):
        self.start = start
    def __iter__(self):
        return CountdownIterator(self.start)
class CountdownIterator:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1
cd = Countdown(3)
print(list(cd), list(cd), [(a, b) for a in cd for b in cd])
it = iter(cd)
print(next(it), next(it), next(it), next(it, "done"))
try:
    next(it)
except StopIteration as e:
    print("StopIteration", e.args, e.value)
class Peekable:
    _empty = object()
    def __init__(self, it):
        self.it = iter(it); self.buf = self._empty
    def peek(self, default=None):
        if self.buf is self._empty:
            self.buf = next(self.it, self._empty)
        return default if self.buf is self._empty else self.buf
    def __next__(self):
        if self.buf is not self._empty:
            x, self.buf = self.buf, self._empty
            return x
        return next(self.it)
    __iter__ = lambda self: self
p = Peekable("abc")
print(p.peek(), next(p), p.peek(), list(p), p.peek("none"))
class OldStyle:
    def __getitem__(self, i):
        print("get", i)
        if i > 2: raise IndexError
        return i * 10
print(list(OldStyle()), 20 in OldStyle())
print(iter(OldStyle()).__class__.__name__)
rolls = iter([3, 1, 6, 2])
print(list(iter(lambda: next(rolls), 6)))
z = zip([1, 2, 3], "ab"); print(dict(z), list(z))
e = enumerate("xy", start=1); print(next(e), list(e))
m = map(lambda a, b: a + b, [1, 2], [10, 20, 30]); print(list(m))
g = (c.upper() for c in "hey"); print("E" in g, list(g))
r = reversed([1, 2, 3]); print(next(r), r.__length_hint__(), list(r))
a, *rest = iter(range(4)); print(a, rest)
d = {"a": 1}
try:
    for k in d:
        d[k + "x"] = 1
except RuntimeError as e:
    print(e)
l = [1, 2, 3, 4]
for x in l:
    if x % 2 == 0: l.remove(x)
print(l)
l = [1, 2, 3]
for x in l:
    if len(l) < 6: l.append(x * 10)
print(l)
