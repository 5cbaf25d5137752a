# when built-in functions drop the iterator that they go over, and its items; also when it fails
import functools, collections, itertools, heapq, math
class It:
    def __init__(self, items, fail=None): self.items, self.fail, self.i = items, fail, 0
    def __iter__(self): return self
    def __next__(self):
        if self.i == len(self.items):
            if self.fail: raise self.fail
            raise StopIteration
        self.i += 1
        return self.items[self.i - 1]
    def __del__(self): print("  it dies")
class X:
    def __init__(self, n): self.n = n
    def __del__(self): print("  x%s dies" % self.n)
    def __lt__(self, o): return self.n < o.n
    def __gt__(self, o): return self.n > o.n
    def __add__(self, o): return X(self.n + (o if isinstance(o, int) else o.n))
    __radd__ = __add__
    def __bool__(self): return self.n > 1
    def __eq__(self, o): return isinstance(o, X) and self.n == o.n
    def __hash__(self): return self.n
    def __repr__(self): return "x%d" % self.n
    def __iadd__(self, o): return self
def xs(n=3): return [X(i + 1) for i in range(n)]
def run(label, f):
    print(label)
    try: r = f()
    except Exception as e: r = type(e).__name__; del e
    print("  ->", r)
    del r
for fail in None, ValueError("v"):
    mk = lambda: It(xs(), fail)
    run("sum", lambda: sum(mk())); run("sum start", lambda: sum(mk(), X(10))); run("min", lambda: min(mk())); run("max", lambda: max(mk())); run("max key", lambda: max(mk(), key=lambda x: -x.n)); run("min default", lambda: min(It([], fail), default=X(77))); run("any", lambda: any(mk())); run("all", lambda: all(mk())); run("list", lambda: list(mk())); run("tuple", lambda: tuple(mk())); run("sorted", lambda: sorted(mk())); run("sorted key", lambda: sorted(mk(), key=lambda x: -x.n)); run("set", lambda: len(set(mk()))); run("dict", lambda: len(dict(It([(X(1), X(2)), (X(1), X(3))], fail)))); run("fromkeys", lambda: len(dict.fromkeys(mk()))); run("join", lambda: ",".join(mk())); run("extend", lambda: [].extend(mk())); run("in", lambda: X(2) in mk()); run("unpack", lambda: [*mk()]); 
    def unp():
        a, b = mk()
    run("unpack2", unp)
    def unp3():
        a, *b = mk()
    run("unpack3", unp3)
    run("reduce", lambda: functools.reduce(lambda a, b: a + b, mk())); run("deque", lambda: len(collections.deque(mk(), 1))); run("Counter", lambda: len(collections.Counter(mk()))); run("enumerate", lambda: list(enumerate(mk()))); run("zip", lambda: list(zip(mk(), [1, 2]))); run("zip strict", lambda: list(zip(mk(), [1], strict=True))); run("map", lambda: list(map(lambda x: x.n, mk()))); run("filter", lambda: list(filter(None, mk()))); run("chain", lambda: list(itertools.chain(mk(), mk()))); run("slice", lambda: list(itertools.islice(mk(), 1))); run("prod", lambda: math.prod(It([2, 3], fail))); run("fsum", lambda: math.fsum(It([2, 3], fail))); run("bytes", lambda: bytes(It([2, 300], fail))); run("bytearray", lambda: bytearray(It([2, 3], fail))); run("next", lambda: next(mk())); run("call", lambda: print(*mk())); run("slice assign", lambda: [1, 2].__setitem__(slice(0, 1), mk())); run("update", lambda: {}.update(It([(1, X(3))], fail))); run("set update", lambda: set().update(mk())); run("isdisjoint", lambda: {X(2)}.isdisjoint(mk())); run("nlargest", lambda: heapq.nlargest(1, mk())); run("list +=", lambda: [X(9)].__iadd__(mk()))
