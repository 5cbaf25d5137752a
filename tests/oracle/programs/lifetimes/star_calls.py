# f (*args, **kw): in which order the pieces die
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
class A:
    def __init__(self, *a, **k): pass
    def m(self, *a, **k): pass
    def __call__(self, *a, **k): pass
class E:
    def __init__(self, p, q, r, **k): pass
def f(*a, **k): pass
def g(p, q, r, **k): pass
def h(p, q, r, x, y): pass
def fail(*a, **k): raise ValueError
for call in (f, g, h, A, E, A().m, A(), lambda *a, **k: f(*a, **k), dict, fail):
    print("==", call.__name__ if hasattr(call, "__name__") else "object")
    try:
        call(D(1), D(2), *(D(3),), x=D(4), **{"y": D(5)})
    except (TypeError, ValueError) as e: print(e)
    print("--")
    try:
        call(*[D(1), D(2), D(3)], **{"x": D(4), "y": D(5)})
    except (TypeError, ValueError) as e: print(e)
    print("--")
    try:
        call(*[D(1), D(2), D(3)])
    except (TypeError, ValueError) as e: print(e)
