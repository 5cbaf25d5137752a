# __class__ assigned: which pairs of classes go, and what is said of the others
import types
class A: pass
class B: pass
class A2(A): pass
class S1:
    __slots__ = ('a', 'b')
class S2:
    __slots__ = ('b', 'a')
class S3:
    __slots__ = ('a', 'c')
class S1D(S1): pass
class S2D(S2): pass
class S1E(S1):
    __slots__ = ()
class W:
    __slots__ = ('__weakref__',)
class Dc:
    __slots__ = ('__dict__',)
class DW:
    __slots__ = ('__dict__', '__weakref__')
class N:
    __slots__ = ()
class N2:
    __slots__ = ()
class L(list): pass
class L2(list): pass
class Ls(list):
    __slots__ = ()
class I(int): pass
class J(int): pass
class E(Exception): pass
class V(ValueError): pass
class O(OSError): pass
class M(types.ModuleType): pass
class T(tuple): pass
class D(dict): pass
class Md:
    __slots__ = ('__p',)
class Md2:
    __slots__ = ('__p',)
made = [A, B, A2, S1, S2, S3, S1D, S2D, S1E, W, Dc, DW, N, N2, L, L2, Ls, I, J, E, V, O, T, D, Md, Md2]
for c in made:
    ok, deall, lay, other = [], [], [], []
    for d in made + [object, list, int, Exception, 3]:
        o = c()
        try:
            o.__class__ = d
            ok.append(d.__name__)
        except TypeError as e:
            t = str(e)
            n = getattr(d, '__name__', 'int')
            if t == f"__class__ assignment: '{n}' object layout differs from '{c.__name__}'": lay.append(n)
            elif t == f"__class__ assignment: '{n}' deallocator differs from '{c.__name__}'": deall.append(n)
            else: other.append(t)
    print(c.__name__, "OK", ok, "DEALLOC", deall, "LAYOUT", lay)
    print("   ", sorted(set(other)))
for o, d in ((3, A), ([], L), (object(), A), (types, M), (types.ModuleType('q'), M), (M('q'), types.ModuleType), (M('q'), A), (A(), M), (len, A), (A, type), (lambda: 0, A), (A(), types.FunctionType)):
    try:
        o.__class__ = d
        print("set", type(o).__name__)
    except TypeError as e: print(type(o).__name__, d.__name__, e)
try: del A().__class__
except TypeError as e: print(e)
class MA(type): pass
class MB(type): pass
class X(metaclass=MA): pass
X.__class__ = MB
print(type(X))
try: X.__class__ = A
except TypeError as e: print(e)
