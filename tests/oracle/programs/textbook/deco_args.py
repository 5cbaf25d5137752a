# Decorators with arguments, of classes, stacked.
import functools, time
def repeat(n=2):
    def decorator(f):
        @functools.wraps(f)
        def wrapper(*args, **kwargs):
            for _ in range(n): result = f(*args, **kwargs)
            return result
        return wrapper
    return decorator
def trace(f=None, *, prefix="->"):
    if f is None: return functools.partial(trace, prefix=prefix)
    depth = 0
    @functools.wraps(f)
    def inner(*a, **k):
        nonlocal depth
        print("  " * depth + prefix, f"{f.__name__}({', '.join([*map(repr, a), *(f'{x}={y!r}' for x, y in k.items())])})")
        depth += 1
        try: r = f(*a, **k)
        finally: depth -= 1
        print("  " * depth + "<-", r)
        return r
    return inner
@repeat(3)
def hi(name):
    "Greet."
    print("hi", name)
hi("Bo"); print(hi.__name__, hi.__doc__, hi.__wrapped__.__name__)
@trace
def fact(n): return 1 if n <= 1 else n * fact(n - 1)
fact(3)
@trace(prefix="=>")
def add(a, b=1): return a + b
add(1, b=2)
class CountCalls:
    def __init__(self, f): functools.update_wrapper(self, f); self.f, self.n = f, 0
    def __call__(self, *a): self.n += 1; return self.f(*a)
    def __get__(self, o, t=None): return self if o is None else functools.partial(self, o)
class K:
    @CountCalls
    def m(self, x): return x * 2
K().m(1); K().m(2); print(K.m.n, K.m.__name__)
def register(registry):
    def deco(f): registry[f.__name__] = f; return f
    return deco
cmds = {}
@register(cmds)
def start(): return "starting"
@register(cmds)
def stop(): return "stopping"
print(sorted(cmds), cmds["stop"]())
def validate(**types):
    def deco(f):
        @functools.wraps(f)
        def w(**kw):
            for k, v in kw.items():
                if not isinstance(v, types[k]): raise TypeError(f"{f.__name__}: {k} must be {types[k].__name__}, not {type(v).__name__}")
            return f(**kw)
        return w
    return deco
@validate(a=int, b=str)
def g(a, b): return b * a
print(g(a=2, b="x"))
try: g(a="2", b="x")
except TypeError as e: print(e)
def once(f):
    def w(*a):
        if not hasattr(w, "value"): w.value = f(*a)
        return w.value
    return w
@once
def expensive(): print("working"); return 42
print(expensive(), expensive())
def a(f): print("deco a"); return lambda *x: "a" + f(*x)
def b(f): print("deco b"); return lambda *x: "b" + f(*x)
@a
@b
def base(): return "."
print(base())
@property
def p(self): return 1
print(type(p), p.fget.__name__)
@functools.total_ordering
class V:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v
    def __lt__(s, o): return s.v < o.v
print(V(1) <= V(2), V(3) > V(2), V(1) >= V(2), max(V(1), V(5)).v)
@functools.singledispatch
def show(x): return "object"
@show.register
def _(x: int): return "int"
@show.register(list)
def _(x): return "list of " + ",".join(show(i) for i in x)
print(show(1), show("s"), show([1, "a"]), show(True))
