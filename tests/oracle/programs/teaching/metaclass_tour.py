# Metaclasses, registries, descriptors with names; who is called in which order.
class Meta(type):
    def __new__(mcls, name, bases, ns, **kw):
        print("new", name, sorted(k for k in ns if not k.startswith("__")), kw)
        return super().__new__(mcls, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print("init", name); super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        print("call", cls.__name__); return super().__call__(*a, **k)
    @classmethod
    def __prepare__(mcls, name, bases, **kw): print("prepare", name); return {}
    def __repr__(cls): return f"<Meta {cls.__name__}>"
    def __len__(cls): return 42
class Base(metaclass=Meta, flag=True):
    x = 1
    def __init__(self, v): self.v = v
class Sub(Base): y = 2
print(Sub(3).v, Base, len(Sub), type(Sub), isinstance(Sub, Meta))
class Singleton(type):
    _i = {}
    def __call__(cls, *a, **k):
        if cls not in cls._i: cls._i[cls] = super().__call__(*a, **k)
        return cls._i[cls]
class Log(metaclass=Singleton):
    def __init__(self): print("Log made")
print(Log() is Log())
class Registry(type):
    reg = {}
    def __init__(cls, n, b, d): super().__init__(n, b, d); Registry.reg[n] = cls
class A(metaclass=Registry): pass
class B(A): pass
print(sorted(Registry.reg))
class Plugin:
    subs = []
    def __init_subclass__(cls, /, name=None, **kw): super().__init_subclass__(**kw); cls.subs.append((cls.__name__, name))
class P1(Plugin, name="one"): pass
class P2(Plugin): pass
print(Plugin.subs)
try:
    class C(A, Base): pass
except TypeError as e: print(e)
Dyn = type("Dyn", (object,), {"hi": lambda self: "hi from " + type(self).__name__, "z": 5})
print(Dyn().hi(), Dyn.z, Dyn.__name__, Dyn.__mro__, Dyn.__bases__, type(Dyn), type(type))
class Typed:
    def __init__(self, t): self.t = t
    def __set_name__(self, owner, name): self.name = "_" + name; print("set_name", owner.__name__, name)
    def __get__(self, obj, owner=None):
        if obj is None: return self
        return getattr(obj, self.name)
    def __set__(self, obj, v):
        if not isinstance(v, self.t): raise TypeError(f"{self.name[1:]} must be {self.t.__name__}, not {type(v).__name__}")
        setattr(obj, self.name, v)
    def __delete__(self, obj): delattr(obj, self.name)
class Person:
    name = Typed(str); age = Typed(int)
    def __init__(self, name, age): self.name, self.age = name, age
p = Person("Al", 3); print(p.name, p.age, p.__dict__)
try: p.age = "x"
except TypeError as e: print(e)
del p.age
try: p.age
except AttributeError as e: print(e)
try: Plugin(1)
except TypeError as e: print(e)
class Bad(Plugin, foo=1): pass
