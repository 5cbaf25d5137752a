# partial: arguments, nesting, state, subclasses, messages, counts during a call.
import gc
import sys
from _functools import partial


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


def show(*args, **kwargs):
    print(sys.getrefcount(y), len(args), sorted(kwargs))


y = object()
p = partial(partial(pow, 2), 3)
print(p(), p(5), (p.func, p.args, p.keywords), partial(int, base=2)("101"), partial(partial(print, a=1), b=2).keywords)
print(repr(partial(len)), repr(partial(int, "1", base=2)), p.__reduce__()[1:])
attempt(lambda: partial())
attempt(lambda: partial(1))
attempt(lambda: partial(func=print))
attempt(lambda: setattr(p, "func", 1))
attempt(lambda: delattr(p, "args"))
attempt(lambda: p.__setstate__((1, 2, 3, 4)))
attempt(lambda: p.__setstate__((max, (4,), None, {"x": 1})) or (p, p.x, p(9)))
attempt(lambda: partial[int])
p.note = "own"
print(p.__dict__, partial(p, 7).func is p, partial(p, 7)(1))


class Sub(partial):
    def extra(self):
        return self.args


s = Sub(show, 1)
print(s.extra(), isinstance(s, partial), type(Sub(s, 2)).__name__, Sub(s, 2).args)
loop = partial(print, [])
loop.args[0].append(loop)
print(repr(loop))
partial(show, y)()
partial(show)(y)
partial(show, y)(y)
partial(show, k=1)(y)
partial(show, 1, k=y)(y)
partial(show, 1)(y, k=y)
before = sys.getrefcount(y)
held = partial(show, y, y, k=y)
print(sys.getrefcount(y) - before, gc.is_tracked(held), sys.getsizeof(held))
del held
print(sys.getrefcount(y) - before)
gc.collect()
gc.disable()
loop = None
print(gc.collect())
