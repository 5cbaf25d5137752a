# Mixins, resolution order, hooks for subclasses and attributes.
class JsonMixin:
    def to_json(self):
        def conv(v):
            if isinstance(v, str): return f'"{v}"'
            if isinstance(v, bool): return str(v).lower()
            if v is None: return "null"
            if isinstance(v, (list, tuple)): return "[" + ", ".join(map(conv, v)) + "]"
            if isinstance(v, dict): return "{" + ", ".join(f'"{k}": {conv(x)}' for k, x in v.items()) + "}"
            if isinstance(v, JsonMixin): return v.to_json()
            return repr(v)
        return conv(vars(self))
class ReprMixin:
    def __repr__(self): return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in vars(self).items())})"
class EqMixin:
    def __eq__(self, o): return type(self) is type(o) and vars(self) == vars(o)
    def __hash__(self): return hash(tuple(sorted(vars(self).items())))
class Person(JsonMixin, ReprMixin, EqMixin):
    def __init__(self, name, age, **kw): self.name, self.age = name, age; self.__dict__.update(kw)
p = Person("Al", 3, pets=["cat"], boss=None, ok=True)
print(p, p.to_json(), p == Person("Al", 3), sep="\n")
print(Person("a", 1) in {Person("a", 1)}, [c.__name__ for c in Person.__mro__])
class A:
    def hi(self): print("A"); 
class B(A):
    def hi(self): print("B"); super().hi()
class C(A):
    def hi(self): print("C"); super().hi()
class D(B, C):
    def hi(self): print("D"); super().hi()
D().hi(); print(D.mro() == [D, B, C, A, object])
try:
    class X(A, B): pass
except TypeError as e: print(e)
class Base:
    def __init__(self, **kw): print("Base", kw); super().__init__()
class L(Base):
    def __init__(self, l=0, **kw): print("L", l); super().__init__(**kw)
class R(Base):
    def __init__(self, r=0, **kw): print("R", r); super().__init__(**kw)
class LR(L, R): pass
LR(l=1, r=2, z=3)
class Plugin:
    registry = {}
    def __init_subclass__(cls, /, name=None, **kw):
        super().__init_subclass__(**kw); cls.registry[name or cls.__name__.lower()] = cls
class Csv(Plugin): pass
class Xml(Plugin, name="XML"): pass
print({k: v.__name__ for k, v in Plugin.registry.items()})
class Logged:
    def __getattribute__(self, n):
        v = object.__getattribute__(self, n)
        if not n.startswith("_"): print("access", n)
        return v
class Q(Logged):
    x = 1
    def m(self): return self.x
print(Q().m())
class Proxy:
    def __init__(self, o): object.__setattr__(self, "_o", o)
    def __getattr__(self, n): print("proxy get", n); return getattr(self._o, n)
    def __setattr__(self, n, v): print("proxy set", n); setattr(self._o, n, v)
    def __delattr__(self, n): print("proxy del", n); delattr(self._o, n)
q = Proxy(p); q.age = 4; print(q.age, q.name, p.age); del q.age; print(hasattr(q, "age"), hasattr(p, "age"))
