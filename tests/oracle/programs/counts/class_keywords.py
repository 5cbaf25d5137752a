# Counts of keywords and arguments on their way through metaclasses, __new__, __init__ and __call__.
import sys
class V: pass
v = V()
class M(type):
    def __new__(mcls, name, bases, ns, **kw):
        print("new", sys.getrefcount(kw), sys.getrefcount(v), sys.getrefcount(ns))
        return super().__new__(mcls, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print("init", sys.getrefcount(kw), sys.getrefcount(v), sys.getrefcount(ns))
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print("prepare", sys.getrefcount(v))
        return {}
class X(metaclass=M, k=v): pass
class B:
    def __init_subclass__(cls, **kw): print("sub", sys.getrefcount(v), sys.getrefcount(cls), sys.getrefcount(kw))
class Y(B, k=v): pass
class Z(B): pass
class G:
    def __getattr__(self, n): print("getattr", sys.getrefcount(self)); return 1
G().x
class N:
    def __new__(cls, *a, **k): print("N", sys.getrefcount(v)); return super().__new__(cls)
    def __init__(self, *a, **k): print("Ni", sys.getrefcount(v), sys.getrefcount(self))
N(v); N(k=v); N(v, k=v); N(*[v]); N(**{"k": v})
class C:
    def __call__(self, *a, **k): print("C", sys.getrefcount(v), sys.getrefcount(self))
C()(v); C()(k=v); c = C(); c(v, k=v); c(*(v,), **{"k": v}); c()
