# __class__ assigned: counts of the classes, where attributes go, sizes, collection
import gc, sys
gc.collect(); gc.disable()
class A:
    def who(self): return "A"
    def __del__(self): print("del A", self.n)
class B:
    def who(self): return "B"
    def __del__(self): print("del B", self.n)
print(sys.getrefcount(A), sys.getrefcount(B))
o = A(); o.n = 1
print(sys.getrefcount(A), sys.getrefcount(B))
o.__class__ = B
print(sys.getrefcount(A), sys.getrefcount(B), o.who(), isinstance(o, A), isinstance(o, B))
print([type(x).__name__ for x in gc.get_referents(o)])
o.m = 2
print(o.__dict__, sys.getsizeof(o), sys.getsizeof(o.__dict__) > 0)
o.me = o
del o
print(gc.collect())
print(sys.getrefcount(A), sys.getrefcount(B))
p = B(); p.x = 1; p.n = 5
p.self = p
p.__class__ = A
del p
print(gc.collect())
class S: 
    __slots__ = ('a', 'b')
class T:
    __slots__ = ('a', 'b')
s = S(); s.a = [1]; s.b = s
s.__class__ = T
print(s.a, type(s).__name__, sys.getrefcount(S), sys.getrefcount(T), sys.getsizeof(s))
try: S.a.__get__(s)
except TypeError as e: print(e)
del s
print(gc.collect())
class N: __slots__ = ()
print(gc.is_tracked(N()), sys.getsizeof(N()), gc.is_tracked(S()), sys.getsizeof(S()))
class N1(N): pass
print(gc.is_tracked(N1()), sys.getsizeof(N1()))
class I0(int): __slots__ = ()
print(gc.is_tracked(I0()), sys.getsizeof(I0(3)))
class F0(float): __slots__ = ()
print(gc.is_tracked(F0()), sys.getsizeof(F0(3)))
class St0(str): __slots__ = ()
print(gc.is_tracked(St0()), sys.getsizeof(St0('abc')))
class T0(tuple): __slots__ = ()
print(gc.is_tracked(T0()), sys.getsizeof(T0('abc')))
class O0: __slots__ = ('x',)
print(gc.is_tracked(O0()), sys.getsizeof(O0()))
n = N(); 
try: n.q = 1
except AttributeError as e: print(e)
