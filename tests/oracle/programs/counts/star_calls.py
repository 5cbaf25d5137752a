# f (*args, **kw): who holds what while it runs, for functions, methods, classes
import gc, sys
gc.collect()
gc.disable()
keep = []
class A:
    def __init__(self, *a, **k): print("init", sys.getrefcount(self), [sys.getrefcount(x) for x in a], [sys.getrefcount(x) for x in k.values()])
    def m(self, *a, **k): return sys.getrefcount(self), [sys.getrefcount(x) for x in a], [sys.getrefcount(x) for x in k.values()]
    def n(self, x, y=keep): return sys.getrefcount(self), sys.getrefcount(x), y is keep or sys.getrefcount(y)
    def __call__(self, *a, **k): return sys.getrefcount(self), [sys.getrefcount(x) for x in a]
    @classmethod
    def c(cls, *a): return [sys.getrefcount(x) for x in a]
    @staticmethod
    def s(*a, **k): return [sys.getrefcount(x) for x in a]
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def f(*a, **k): return [sys.getrefcount(x) for x in a], [sys.getrefcount(x) for x in k.values()]
def g(x, y=keep): return sys.getrefcount(x), y is keep or sys.getrefcount(y)
for call in (f, A, A().m, A.c, A.s, A(), lambda *a, **k: f(*a, **k)):
    args, kw = [D(1)], {"y": D(2)}
    print(call(*args), call(*[D(3)]))
    print(call(*tuple(args)), call(*(D(4),)))
    if call is not A.c and not isinstance(call, type(A.c)):
        print(call(*args, **kw), call(*args, y=D(5)), call(**{"z": D(6)}))
    del args, kw
for call in (g, A().n):
    args, kw = [D(1)], {"y": D(2)}
    print(call(*args), call(*[D(3)]), call(*args, **kw), call(*args, y=D(5)))
del args, kw
print("end")
