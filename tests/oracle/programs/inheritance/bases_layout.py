# bases that can not be changed
class A: pass
class B: __slots__ = ('a',)
class C: __slots__ = ('b',)
class C2: __slots__ = ('a',)
class D(B): pass
class E(B): __slots__ = ()
class L(list): pass
class L2(list): pass
class LL(L): pass
class I(int): pass
class II(I): pass
class Dct(dict): pass
class Ex(Exception): pass
class Ex2(Ex): pass
class V(ValueError): pass
class OS(OSError): pass
class MM(type): pass
class MM2(MM): pass
class Z(A): pass
def t(c, bs):
    old = c.__bases__
    try:
        c.__bases__ = bs
        print(c.__name__, bs, "done", c.__mro__)
        c.__bases__ = old
    except TypeError as e: print(c.__name__, bs, e)
for c in (A, B, C, D, E, L, LL, I, II, Ex, Ex2, MM, MM2, Z):
    for bs in ((), 3, [A], (A,), (object,), (A, A), (3,), (B,), (C,), (C2,), (D,), (E,), (L,), (L2,), (list,), (Dct,), (A, L), (L, A), (I,), (int,), (bool,), (Ex,), (V,), (OS,), (Exception,), (ValueError,), (type,), (MM,), (c,)):
        t(c, bs)
try: del A.__bases__
except TypeError as e: print(e)
try: int.__bases__ = (str,)
except TypeError as e: print(e)
