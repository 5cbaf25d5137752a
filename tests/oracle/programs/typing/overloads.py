# typing.overload: the dummy, from 3.11 on get_overloads and clear_overloads, what stays alive
import gc
import typing
from typing import overload


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...


show(lambda: f(1))
print(f.__module__, f.__name__, overload(3) is f)


def f(x):
    return x


class A:
    @overload
    def m(self): ...

    @overload
    @classmethod
    def m(cls, x): ...

    @overload
    @staticmethod
    def s(): ...

    def m(self, *args):
        return args

    def s():
        pass


gc.collect()
gc.disable()


def make():
    class Local:
        @overload
        def inner(self): ...

        def inner(self):
            pass

    return Local.inner


inner = make()
print(f(3), A().m(1), gc.collect())
if hasattr(typing, "get_overloads"):
    from typing import clear_overloads, get_overloads
    print([g.__annotations__ for g in get_overloads(f)], get_overloads(len), get_overloads(print))
    print([type(g).__name__ for g in get_overloads(A.m)], len(get_overloads(A.s)), get_overloads(A().m) == get_overloads(A.m))
    print(len(get_overloads(inner)), get_overloads(f)[0](None))
    clear_overloads()
    print(get_overloads(f), get_overloads(A.m), get_overloads(inner), gc.collect())
    show(lambda: get_overloads(3))
