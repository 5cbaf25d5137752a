# contextlib: ExitStack, suppress, closing, nullcontext, ContextDecorator
import gc
from contextlib import (AbstractContextManager, ContextDecorator, ExitStack, closing, nullcontext, suppress)


def show(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e, "| context", repr(e.__context__))


class M:
    def __init__(self, name, suppresses=False, raises=None):
        self.name, self.suppresses, self.raises = name, suppresses, raises

    def __enter__(self):
        print("enter", self.name)
        return self.name

    def __exit__(self, cls, value, traceback):
        print("exit", self.name, repr(value))
        if self.raises:
            raise self.raises
        return self.suppresses


with ExitStack() as stack:
    print(stack.enter_context(M("a")), stack.enter_context(M("b")))
    stack.callback(print, "callback", end="!\n")
    stack.push(lambda *details: print("pushed", details[0]))
    stack.push(M("not entered"))


def chain(*managers):
    with ExitStack() as stack:
        for m in managers:
            stack.enter_context(m)
        raise ValueError("v")
    return "suppressed"


show(lambda: chain(M(1, raises=TypeError("e1")), M(2, raises=KeyError("e2")), M(3)))
show(lambda: chain(M(1), M(2, suppresses=True)))
show(lambda: chain(M(1, suppresses=True), M(2, raises=KeyError("k"))))
show(lambda: chain(M(1, raises=KeyError("late")), M(2, suppresses=True)))
with ExitStack() as stack:
    stack.enter_context(M("moved"))
    later = stack.pop_all()
    print("nothing left")
later.close()
show(lambda: ExitStack().enter_context(5))
with suppress(KeyError, IndexError):
    [][1]
    print("never")


def not_suppressed():
    with suppress(KeyError):
        [][1]


show(not_suppressed)


class Closes:
    def close(self):
        print("closed")


with closing(Closes()) as c:
    print(type(c).__name__)
with nullcontext(5) as n, nullcontext() as nothing:
    print(n, nothing)


class Both(ContextDecorator):
    def __enter__(self):
        print(">", end=" ")

    def __exit__(self, *details):
        print("<", details[0])


@Both()
def f(x):
    "doc"
    return x


print(f(3), f.__name__, f.__doc__)
print(isinstance(M(1), AbstractContextManager), issubclass(ExitStack, AbstractContextManager))
show(lambda: AbstractContextManager())
gc.collect()
gc.disable()


def cycle():
    stack = ExitStack()
    stack.callback(lambda: stack)


cycle()
print(gc.collect())
