# how deep functions of many shapes recurse, in which line they end, and with which words
import sys, traceback
def trial(f, *a):
    try: f(*a)
    except RecursionError as e:
        n = 0; t = e.__traceback__
        while t: n += 1; last = t; t = t.tb_next
        print(f.__name__, n, last.tb_lineno - last.tb_frame.f_code.co_firstlineno, e)
def rev(s): return "" if len(s) == 0 else rev(s[1:] + "a") + s[0]
def power(b, e):
    if e == 0: return 1
    return b * power(b, e - 1)
def even(n): return True if n == 0 else odd(n + 1)
def odd(n): return False if n == 0 else even(n + 1)
class Node:
    def __init__(self): self.next = self
    def length(self): return 1 + self.next.length() if self.next else 0
    def length2(self):
        if self.next is None: return 1
        return 1 + self.next.length2()
    def __len__(self): return len(self.next)
    @property
    def p(self): return self.next.p
def flat(x):
    if isinstance(x, list): return [flat(y) for y in x]
def gen(n): yield from gen(n)
def gen2(n):
    for x in gen2(n): yield x
def g1(): return list(gen(1))
def g2(): return list(gen2(1))
def pr(n):
    str(n); return pr(n + 1)
def fm(n): f"{n}"; return fm(n + 1)
def fm2(n): "%d" % n; "{}".format(n); return fm2(n)
def at(o): o.x = getattr(o, 'y', 1); return at(o)
def dct(d): d.get(1); d[1]; return dct(d)
def app(l): l.append(1); return app(l)
def mx(n): max(n, 1); abs(n); return mx(n)
def srt(n): return sorted([3, n], key=lambda k: srt(k))
def mp(n): return list(map(mp, [n]))
def sm(n): return sum(sm(i) for i in [n])
def al(n): return all(al(i) for i in [n])
def rng(n):
    for i in range(n): rng(n)
def tr(n):
    try: return tr(n)
    finally: pass
def wi(n):
    with open_(): return wi(n)
class open_:
    def __enter__(self): pass
    def __exit__(self, *a): pass
def st(n): return {st(n)}
def tup(a, b):
    if (a, b) == (0, 0): return 0
    return tup(b, a)
def lam(): return (lambda: lam())()
def kw(**k): return kw(**k)
def ar(*a): return ar(*a)
def dflt(n=1): return dflt(n=n)
def isi(n):
    if isinstance(n, str): return
    isi(n)
def inl(n):
    if n in [9]: return
    inl(n)
def ind(n):
    if n in {9: 1}: return
    ind(n)
def minus(n): return minus(n - 1) if n > -10**9 else 0
def strcat(s): return strcat(s + "x") if s != "y" else 0
def rr(): return repr(R())
class R:
    def __repr__(self): return f"R({self.__dict__!r}, {self!r})"
class I:
    def __iter__(self): return iter(self)
    def __getattr__(self, n): return self.zz
    def __eq__(self, o): return self == o
    def __hash__(self): return hash(self)
    def __call__(self): return self()
    def __add__(self, o): return self + o
    def __getitem__(self, i): return self[i]
    def __setattr__(self, n, v): self.n = v
    def __contains__(self, x): return x in self
    def __bool__(self): return not self
    def __str__(self): return str(self)
    def __lt__(self, o): return self < o
i = I()
def i1(): list(i)
def i2(): i.foo
def i3(): i == 1
def i4(): {i}
def i5(): i()
def i6(): i + 1
def i7(): i[0]
def i8(): i.x = 1
def i9(): 1 in i
def i10(): bool(i)
def i11(): print(i)
def i12(): sorted([i, i])
n = Node()
for f, a in ((rev, "a"), (even, 1)): trial(f, a)
trial(power, 2, -1); trial(n.length2); trial(len, n) if 0 else None
x = []; x.append(x); trial(flat, x)
for f in (g1, g2, rr, lam, kw, ar, dflt, i1, i2, i3, i4, i5, i6, i7, i8, i9, i10, i11, i12): trial(f)
for f in (pr, fm, fm2, mx, srt, mp, sm, al, rng, tr, wi, st, isi, inl, ind, minus): trial(f, 1)
trial(at, lambda: 0); trial(dct, {1: 1}); trial(app, []); trial(tup, 1, 2); trial(strcat, "")
def l(): len(n)
def p(): n.p
trial(l); trial(p)
