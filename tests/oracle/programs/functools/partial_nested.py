# functools.partial: keywords, text, partials of partials, their counts
import gc
import sys
from functools import partial


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def f(*args, **kwargs):
    return args, kwargs


f.__qualname__ = "f"
inner = partial(f, 1, a=1)
outer = partial(inner, 2, b=2, a=3)
print(outer.func is f, outer.args, outer.keywords, inner.keywords)
print(outer(9, a=4, c=5), outer())
print(repr(partial(print, 1, "x", sep="-")).replace(repr(print), "PRINT"))
show(lambda: partial())
show(lambda: partial(3))
show(lambda: partial(f, 1, **{"a b": 2})(k=1))


class Named(partial):
    pass


named = Named(inner, 5)
named.label = "tag"
print(type(named).__name__, named.func is f, named.args, named.__dict__)
again = partial(named, 6)
print(again.func is named, again.args)
print(repr(Named(len, 1)).replace(repr(len), "LEN"))
loop = partial(f)
loop.__setstate__((loop, (), {}, None))
print(repr(loop).count("..."))
loop.__setstate__((f, (1,), {"k": 2}, {"extra": 3}))
print(loop(), loop.extra)
show(lambda: loop.__setstate__((1, 2)))
payload = object()
before = sys.getrefcount(payload)
many = [partial(f, payload, k=payload) for _ in range(3)]
print(sys.getrefcount(payload) - before)
many.pop()()
print(sys.getrefcount(payload) - before)
del many
print(sys.getrefcount(payload) - before)
gc.collect()
gc.disable()
p = partial(f)
p.me = p
del p
print(gc.collect())
print(sorted(k for k in dir(partial) if not k.startswith("_")), partial.__module__)
