# What a generator tells of itself: names, code, frame, state, size; setting its names.
import sys
import gc


def plain():
    yield 1


def many(a, b, c):
    x = y = 1
    print(a, b, [c, x, y, (a, b)])
    yield x + y * (a - b * (c + x))


def delegating():
    yield from plain()


def closure(x):
    def inner():
        return x
    yield inner


def states(g):
    return (g.gi_running, g.gi_frame is None, g.gi_code.co_name,
            getattr(g, "gi_suspended", "no gi_suspended"))


for f in (plain, many, delegating, closure):
    g = f(*(1,) * f.__code__.co_argcount)
    print(f.__name__, sys.getsizeof(g), gc.is_tracked(g),
          [type(r).__name__ for r in gc.get_referents(g)])
print(sys.getsizeof(x for x in ()), sys.getsizeof((x, y) for x in () for y in x if y))
g = plain()
print(states(g), g.gi_frame.f_lineno, g.gi_frame.f_locals, g.gi_frame.f_back)
next(g)
print(states(g), g.gi_frame.f_lineno, g.gi_yieldfrom)
list(g)
print(states(g), sys.getsizeof(g))
g = delegating()
next(g)
print(g.gi_yieldfrom.__name__, g.gi_yieldfrom.gi_frame.f_code is plain.__code__)
g.__name__ = "renamed"
g.__qualname__ = "outer.renamed"
print(g.__name__, g.gi_code.co_name, repr(g).split(" at ")[0])
for name in ("__name__", "__qualname__"):
    try:
        setattr(g, name, 3)
    except TypeError as e:
        print(e)
for attempt in (lambda: type(g)(), lambda: g.send(), lambda: g.throw(),
                lambda: plain().send(1), lambda: g.throw(3), lambda: g.foo,
                lambda: setattr(g, "foo", 1) if sys.version_info < (3, 13) else g.foo):
    try:
        attempt()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
print((lambda: (yield))().__name__, (x for x in ()).__qualname__)


class C:
    def method(self):
        yield self
    made = (x for x in "ab")


print(C().method().__qualname__, C.made.__qualname__, next(C().method()).__class__ is C)
print([n for n in dir(g) if n[0] != "_"])
