# attribute names that are no strings, asked of objects of many classes
import weakref, types, functools, collections, math
class A:
    def f(self): return 1
class B(A):
    def g(self): return super()
b = B()
objects = [b, b.f, A.f, int | str, b.g(), weakref.ref(b), weakref.proxy(b), types.SimpleNamespace(a=1), functools.partial(int, 2), collections.deque(), collections.OrderedDict(), math, (x for x in ()), iter([]), {}.keys(), types.MappingProxyType({}), KeyError(1), memoryview(b'a'), property(), staticmethod(len), classmethod(len), len, str.join, "".join, int.__add__, (1).__add__, range(1), slice(1), ..., None, NotImplemented, types.ModuleType('m'), A.f.__code__, super]
for o in objects:
    for n in (3, None, b"x"):
        out = []
        for f in (lambda: o.__getattribute__(n), lambda: getattr(o, n), lambda: getattr(o, n, 5), lambda: hasattr(o, n), lambda: setattr(o, n, 1), lambda: o.__setattr__(n, 1), lambda: delattr(o, n), lambda: object.__getattribute__(o, n)):
            try: out.append(f())
            except Exception as e: out.append(type(e).__name__ + " " + str(e))
        print(type(o).__name__, out)
class S(str): pass
print(getattr(b, S("f"))(), hasattr(b, S("zz")), sorted(dir(math))[:3] == sorted(math.__dict__)[:3], dir(types.ModuleType('m')))
m = types.ModuleType('m'); m.__dir__ = lambda: ['z', 'a']; print(dir(m), m.__dir__())
