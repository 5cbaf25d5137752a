# what a class says of the memory of its instances
import types, collections
class A: pass
class S: __slots__ = ('a', 'b')
class N: __slots__ = ()
class W: __slots__ = ('__weakref__',)
class D: __slots__ = ('__dict__',)
class DW: __slots__ = ('__dict__', '__weakref__', 'z')
class I(int): pass
class L(list): pass
class T(tuple): pass
class St(str): pass
class E(Exception): pass
class B(A): pass
class SA(S): pass
class M(type): pass
class Abs:
    __abstractmethods__ = ('x',)
import abc
class Ab(abc.ABC):
    @abc.abstractmethod
    def f(self): pass
class Dd(dict): __slots__ = ()
class By(bytes): pass
class Fs(frozenset): pass
class Fl(float): pass
class Co(complex): pass
class Sl(collections.deque): pass
class Od(collections.OrderedDict): pass
gen = type((x for x in ()))
for c in [A, S, N, W, D, DW, I, L, T, St, E, B, SA, M, Abs, Ab, Dd, By, Fs, Fl, Co, Sl, Od, object, type, int, bool, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset, range, slice, memoryview,
   property, classmethod, staticmethod, super, enumerate, zip, map, filter, reversed, type(None), type(...), type(NotImplemented), types.FunctionType, types.MethodType, types.ModuleType, types.CodeType, types.FrameType, types.TracebackType, gen, types.CellType, type(len), type(str.join), type(int.__add__), type((1).__add__), type(types.FunctionType.__code__), types.MappingProxyType, types.SimpleNamespace, types.GenericAlias,
   BaseException, Exception, ValueError, OSError, StopIteration, KeyError, UnicodeDecodeError, SyntaxError, ImportError, NameError, AttributeError, SystemExit, type(iter([])), type(iter({})), type(iter(())), type({}.keys()), type(iter(range(3))), type(iter(set())), collections.deque, collections.defaultdict, collections.OrderedDict]:
    print(c.__name__, c.__flags__ & ~(1<<19), c.__basicsize__, c.__itemsize__, c.__dictoffset__, c.__weakrefoffset__, c.__base__.__name__ if c.__base__ else None)
    for c in A, int:
        try: setattr(c, n, 3); print(n, 'set')
        except (AttributeError, TypeError) as e: print(type(e).__name__, e)
    print(type(type.__dict__[n]).__name__, type.__dict__[n])
