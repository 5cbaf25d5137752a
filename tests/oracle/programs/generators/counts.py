# Reference counts of what a generator is called with, sent and yields.
import sys


class Thing:
    pass


def show(label, *counts):
    print(label, *counts)


def take(p):
    print("begin", sys.getrefcount(p) - base)
    got = yield p
    print("sent", sys.getrefcount(got) - base)
    local = got
    got = yield local
    print("none", got is None)
    yield sys.getrefcount(local) - base


t = Thing()
base = sys.getrefcount(t)
g = take(t)
print("called", sys.getrefcount(t) - base, sys.getrefcount(g))
r = next(g)
print("yielded", sys.getrefcount(r) - base, sys.getrefcount(g))
del r
s = Thing()
print(g.send(s) is s, sys.getrefcount(s) - base, sys.getrefcount(t) - base)
print(next(g), sys.getrefcount(s) - base)
print(list(g), sys.getrefcount(s) - base, sys.getrefcount(t) - base)
for x in take(t):
    print("in loop", sys.getrefcount(t) - base, x is t)
    break
print("after", sys.getrefcount(t) - base)
g = take(p=t)
print(sys.getrefcount(t) - base)
g = take(*[t])
print(sys.getrefcount(t) - base, next(g) is t)
g.close()
print(sys.getrefcount(t) - base)
h = (x for x in [t, t])
print(sys.getrefcount(t) - base, sys.getrefcount(h))
y = next(h)
print(sys.getrefcount(t) - base)
print(list(h)[0] is t, sys.getrefcount(t) - base)


def me():
    yield sys.getrefcount(m)
    for i in inner():
        yield i


def inner():
    yield sys.getrefcount(m)


m = me()
print(next(m), next(m), sys.getrefcount(m))
for n in m:
    print(n)
