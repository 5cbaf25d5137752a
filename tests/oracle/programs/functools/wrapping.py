# functools.wraps, update_wrapper, partialmethod, cached_property
import functools
import gc
import sys
from functools import cached_property, partialmethod, update_wrapper, wraps

def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def traced(f):
    @wraps(f)
    def wrapper(*args):
        return ("traced", f(*args))
    return wrapper


@traced
def hello(a: int) -> str:
    "says hello"
    return a


print(hello.__name__, hello.__doc__, hello.__annotations__, hello.__qualname__, hello.__module__)
print(hello(3), hello.__wrapped__(3), list(hello.__dict__), sys.getrefcount(hello.__wrapped__))
print(functools.WRAPPER_ASSIGNMENTS, functools.WRAPPER_UPDATES)
show(lambda: update_wrapper(lambda: 0, len).__name__)
show(lambda: update_wrapper(3, len))


class C:
    def __init__(self):
        self.calls = 0

    @cached_property
    def value(self):
        "is computed once"
        self.calls += 1
        return [self.calls]

    def base(self, *args, **kwargs):
        return args, kwargs

    fixed = partialmethod(base, 1, k=2)


c = C()
print(c.value is c.value, c.__dict__, C.value.__doc__, C.value.attrname, c.fixed(5), C.fixed(c, 9, k=3))
del c.value
print(c.value, c.calls)


class Slots:
    __slots__ = ()

    @cached_property
    def value(self):
        return 1


show(lambda: Slots().value)
p = cached_property(len)
show(lambda: p.__get__(c))
show(lambda: partialmethod(3))
gc.collect()
gc.disable()


def make():
    def f():
        pass

    return traced(f)


make()
print(gc.collect())


class Owner:
    @cached_property
    def me(self):
        return self


Owner().me
print(gc.collect())
