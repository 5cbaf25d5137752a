# What gc.collect() returns for functions and classes decorated with functools' decorators
import functools
import gc
from functools import cached_property, lru_cache, partialmethod, singledispatch, singledispatchmethod, total_ordering


@singledispatch
def warm(x):
    pass


warm.register(int, len)
warm.dispatch(int)


class Warm:
    @singledispatchmethod
    def m(self, x):
        pass


Warm().m(3)
gc.collect()
gc.disable()


def bare():
    @singledispatch
    def f(x):
        pass


def registered():
    @singledispatch
    def f(x):
        pass

    @f.register
    def _(x: int):
        pass

    f(3)
    f("x")


def method():
    class A:
        @singledispatchmethod
        def m(self, x):
            pass

        @m.register
        def _(self, x: int):
            pass

    A().m(3)


def cached():
    class A:
        @cached_property
        def m(self):
            return 1

    A().m


def part():
    class A:
        def f(self, x):
            pass

        m = partialmethod(f, 3)

    A().m()


def kept():
    @lru_cache
    def f(x):
        return x

    f(3)
    f.me = f


def kept_few():
    @lru_cache(maxsize=2)
    def f(x):
        return x

    f(3), f(4), f(5)
    f.me = f


def kept_all():
    @functools.cache
    def f(x):
        return x

    f([].__len__)
    f.me = f


def ordered():
    @total_ordering
    class A:
        def __lt__(self, other):
            return True

    A() >= A()


for make in (bare, registered, method, cached, part, kept, kept_few, kept_all, ordered):
    make()
    print(make.__name__, gc.collect())
