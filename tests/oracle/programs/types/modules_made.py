# modules that a program makes: their text, attributes, a subclass
import types,sys,gc
class M(types.ModuleType):
    y = 7
    def f(self): return self.__name__
m = M('q', 'docs'); m.x = 1
print(m.__dict__, m.f(), m.x, m, vars(m) is m.__dict__, sys.getsizeof(m), m.__doc__)
print(types.ModuleType('mm'), repr(types.ModuleType('mm')), types.ModuleType('mm').__dict__)
q = types.ModuleType('qq'); q.__file__ = '/x/y.py'; print(q)
class L:
    def module_repr(self, m): return "loader's"
q.__loader__ = L(); print(q)
q.__loader__ = 3; print(q); q.__loader__ = None; print(q)
del q.__file__; print(q); q.__loader__ = 3; print(q)
del q.__name__; print(q)
q.__name__ = 5; print(q)
n = types.ModuleType('gone'); del n.__name__
print(n)
try: n.foo
except AttributeError as e: print(e)
try: n.__dict__ = {}
except AttributeError as e: print(e)
m.__getattr__ = lambda name: "got " + name
print(m.zork)
try: types.ModuleType()
except TypeError as e: print(e)
try: types.ModuleType(3)
except TypeError as e: print(e)
print(gc.is_tracked(n), [type(x).__name__ for x in gc.get_referents(m)])
m.__init__('again', 'new doc'); print(m.__name__, m.__doc__, m.x)
