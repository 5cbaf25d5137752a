# Methods that the interpreter looks up itself are bound first: that holds the object once more.
import sys
class D:
    def __set_name__(self, o, n): print("set_name", sys.getrefcount(self))
    def __format__(self, s): print("format", sys.getrefcount(self)); return ""
    def __length_hint__(self): print("hint", sys.getrefcount(self)); return 1
    def __iter__(self): return iter([1])
class M(type):
    def __instancecheck__(cls, o): print("inst", sys.getrefcount(cls), sys.getrefcount(o)); return True
    def __subclasscheck__(cls, o): print("sub", sys.getrefcount(cls)); return True
class C(metaclass=M): pass
class X:
    d = D()
d = D()
f"{d}"; format(d); "{}".format(d); list(d); isinstance(d, C); issubclass(int, C)
def f():
    d = D()
    f"{d}"; format(d); list(d); tuple(d)
f()
class K:
    def __eq__(self, o): return True
    def __hash__(self): print("hash", sys.getrefcount(self)); return 1
k = K(); pair = [k, 2]
dict([pair]); dict([(k, 3)])
class I:
    def __init_subclass__(cls, **kw): print("initsub", sys.getrefcount(cls), sys.getrefcount(cls) if kw else "")
class J(I): pass
class J2(I, k=1): pass
