# What can be referred to, wrong arguments, dead references and proxies.
import sys
import weakref


class A:
    def __init__(self, n=0):
        self.n = n


class Big:
    __slots__ = ()


def cb(x):
    print("cb", x)


a = A(1)
r = weakref.ref(a)
r2 = weakref.ref(a, cb)
p = weakref.proxy(a)
p2 = weakref.proxy(a, cb)
for bad in [5, "s", None, [], {}, (), 1.5, object(), Big(), range(3), slice(1)]:
    try: weakref.ref(bad); print("ok", type(bad))
    except TypeError as e: print(e)
for ok in [A, len, print, (lambda:0), {1}, frozenset(), type, sys, a.__init__, Exception(), type(r)]:
    try: print(weakref.ref(ok)() is ok, end=" ")
    except TypeError as e: print(type(ok), e)
print()
for args in [(), (a,1,2), (a,None), (a,5)]:
    try: print(weakref.ref(*args)() is a)
    except TypeError as e: print(e)
try: weakref.ref(a, callback=cb)
except TypeError as e: print(e)
try: r(1)
except TypeError as e: print(e)
try: r.x=1
except AttributeError as e: print(e)
try: r.__callback__=1
except AttributeError as e: print(e)
print(r==1, r!=1, r==weakref.ref(A(1)))
try: r<r2
except TypeError as e: print(e)
h=weakref.ref(A)
u=A(3); ru=weakref.ref(u); hash(ru); rv=weakref.ref(u,cb); del u
print(hash(ru)!=0, ru==rv, ru==ru, ru(), ru)
try: hash(rv)
except TypeError as e: print(e)
class Un:
    __hash__=None
un=Un()
try: hash(weakref.ref(un))
except TypeError as e: print(e)
print(sys.getrefcount(a), sys.getsizeof(r), sys.getsizeof(p), sys.getrefcount(r))
try: hash(p)
except TypeError as e: print(e)
del a
for f in [lambda: p.n, lambda: p.x, lambda: str(p), lambda: bool(p), lambda: p==1, lambda: p+1, lambda: setattr(p,'x',1), lambda: len(p), lambda: repr(p), lambda: p2.n, lambda: weakref.getweakrefs(p)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(weakref.getweakrefcount(5), weakref.getweakrefs(5))
def f(x): return x+1
pf=weakref.proxy(f); print(type(pf), pf(2), callable(pf), callable(p)); del f
try: pf(1)
except ReferenceError as e: print(e)
