# The design patterns of the books, each in a few lines.
from abc import ABC, abstractmethod
class Borg:
    _s = {}
    def __init__(self): self.__dict__ = self._s
class B2(Borg):
    def __init__(self, st=None):
        super().__init__()
        if st: self.state = st
        elif not hasattr(self, "state"): self.state = "Init"
    def __str__(self): return self.state
a = B2(); b = B2("run"); print(a, b, a is b, a.__dict__ is b.__dict__)
class Subject:
    def __init__(self): self._obs = []
    def attach(self, o):
        if o not in self._obs: self._obs.append(o)
    def detach(self, o):
        try: self._obs.remove(o)
        except ValueError: pass
    def notify(self, *a, **k):
        for o in list(self._obs): o(self, *a, **k)
class Data(Subject):
    def __init__(self, n): super().__init__(); self.n = n; self._d = 0
    @property
    def data(self): return self._d
    @data.setter
    def data(self, v): self._d = v; self.notify(v)
d = Data("D1"); hexv = lambda s, v: print(f"Hex: {s.n} 0x{v:x}"); decv = lambda s, v: print(f"Dec: {s.n} {v}")
d.attach(hexv); d.attach(decv); d.data = 10; d.detach(hexv); d.data = 15
class Visitor:
    def visit(self, node, *a):
        for cls in type(node).__mro__:
            m = getattr(self, "visit_" + cls.__name__, None)
            if m: break
        else: m = self.generic
        return m(node, *a)
    def generic(self, node): print("generic", type(node).__name__)
    def visit_B(self, node): print("B!", type(node).__name__)
class A: pass
class B(A): pass
class C(A, object): pass
class D(B, C): pass
for c in (A, B, C, D): Visitor().visit(c())
class Command(ABC):
    @abstractmethod
    def execute(self): ...
    def undo(self): raise NotImplementedError
class Insert(Command):
    def __init__(self, doc, t): self.doc, self.t = doc, t
    def execute(self): self.doc.append(self.t)
    def undo(self): self.doc.pop()
doc, hist = [], []
for w in "hello big world".split(): c = Insert(doc, w); c.execute(); hist.append(c)
print(doc); hist.pop().undo(); print(doc)
class Proxy:
    def __init__(self, o): object.__setattr__(self, "_o", o)
    def __getattr__(self, n): print("get", n); return getattr(self._o, n)
    def __setattr__(self, n, v): print("set", n, v); setattr(self._o, n, v)
    def __delattr__(self, n): print("del", n); delattr(self._o, n)
class T: x = 1; hi = lambda self: "hi"
p = Proxy(T()); print(p.x, p.hi()); p.y = 3; print(p.y); del p.y
try: p.y
except AttributeError as e: print(e)
class Strategy:
    def __init__(self, f=None):
        if f:
            import types
            self.run = types.MethodType(f, self)
    def run(self): return "default"
print(Strategy().run(), Strategy(lambda self: "custom " + type(self).__name__).run())
class Prototype:
    def __init__(self): self._objs = {}
    def register(self, n, o): self._objs[n] = o
    def clone(self, n, **attr):
        import copy
        o = copy.deepcopy(self._objs[n]); o.__dict__.update(attr); return o
pr = Prototype(); t = T(); t.l = [1]; pr.register("t", t); q = pr.clone("t", z=9); q.l.append(2); print(t.__dict__, q.__dict__)
class Handler:
    def __init__(self, nxt=None): self.nxt = nxt
    def handle(self, r): return self._h(r) or (self.nxt and self.nxt.handle(r))
class H1(Handler):
    def _h(self, r): return 0 < r <= 10 and f"H1 {r}"
class H2(Handler):
    def _h(self, r): return r > 10 and f"H2 {r}"
ch = H1(H2()); print([ch.handle(r) for r in (5, 50, -1)])
class Memento:
    def __init__(self, o): self.o, self.s = o, dict(vars(o))
    def restore(self): vars(self.o).clear(); vars(self.o).update(self.s)
m = Memento(t); t.l = 5; t.q = 1; m.restore(); print(vars(t))
class Lazy:
    def __init__(self, f): self.f = f
    def __get__(self, o, c): v = self.f(o); setattr(o, self.f.__name__, v); return v
class U:
    @Lazy
    def val(self): print("computing"); return 42
u = U(); print(u.val, u.val, u.__dict__)
class House:
    def __init__(self): self.parts = []
class Builder:
    def __init__(self): self.h = House()
    def __getattr__(self, n): return lambda *a: (self.h.parts.append((n, *a)), self)[1]
print(Builder().walls(4).roof("red").h.parts)
class Null:
    def __getattr__(self, n): return self
    def __call__(self, *a, **k): return self
    def __bool__(self): return False
print(bool(Null().a.b(1).c))
Insert.undo(None)

