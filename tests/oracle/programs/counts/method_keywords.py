# A method call with keywords makes no bound method from 3.11 on
import gc, sys
gc.collect()
gc.disable()
class A:
    def m(self, x=None, *, y=None):
        return sys.getrefcount(self), len(gc.get_referrers(self)), sys.getrefcount(A.m)
    @classmethod
    def c(cls, y=1): return sys.getrefcount(cls)
    @staticmethod
    def s(y=1): return y
    def __del__(self): print("del")
    def fail(self, **k): raise KeyError(*k)
a = A()
print(a.m(1), a.m(x=1), a.m(1, y=2))
print(A().m(1), A().m(x=1), A().m(1, y=2), A().m(**{'y': 2}))
print(a.c(2) == a.c(y=2), a.s(3), a.s(y=4), A.m(a, y=3))
a.f = lambda y=2: sys.getrefcount(a)
print(a.f(), a.f(1), a.f(y=1))
gc.collect()
def count(what):
    before = gc.get_count()[0]
    what()
    return gc.get_count()[0] - before
try: a.fail(q=A())
except KeyError as e: print(e)
try: A().fail(q=A(), r=1, **{})
except KeyError as e: print(e)
try: a.m(z=1)
except TypeError as e: print(e)
try: a.missing(z=1)
except AttributeError as e: print(e)
print([sorted("bca", reverse=True), "a,b".split(sep=","), "{x}".format(x=1)])
class B(A):
    def m(self, x=None, *, y=None):
        return super().m(x, y=y), super().m(x)
print(B().m(y=2))
print("end")
