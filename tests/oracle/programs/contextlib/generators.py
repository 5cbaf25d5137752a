# contextlib.contextmanager: entry, exit, exceptions through the generator, as a decorator
import gc
from contextlib import contextmanager


def show(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e, "| context", repr(e.__context__), "| cause", repr(e.__cause__))


@contextmanager
def managed(x):
    "a doc string"
    print("enter", x)
    try:
        yield x
    except KeyError as e:
        print("caught", e)
    finally:
        print("exit", x)


def raising(manager, exception):
    with manager:
        raise exception
    return "swallowed"


with managed(1) as v:
    print("in", v)
show(lambda: raising(managed(2), KeyError("k")))
show(lambda: raising(managed(3), ValueError("v")))


@managed(4)
def g():
    return 5


print(g(), g(), g.__name__, managed.__name__, managed(1).__doc__)


@contextmanager
def never():
    if 0:
        yield


@contextmanager
def twice():
    try:
        yield 1
    except ValueError:
        pass
    yield 2


@contextmanager
def plain():
    yield


@contextmanager
def other():
    try:
        yield
    except ValueError as e:
        raise TypeError("t") from e


@contextmanager
def stops():
    try:
        yield
    except ValueError:
        raise StopIteration("inside")


show(lambda: raising(never(), ValueError()))
show(lambda: raising(twice(), ValueError()))
show(lambda: raising(plain(), StopIteration("s")))
show(lambda: raising(plain(), RuntimeError("r")))
show(lambda: raising(other(), ValueError("v")))
show(lambda: raising(stops(), ValueError("v")))


def no_exception():
    with twice():
        pass


show(no_exception)


class T:
    def __del__(self):
        print("del T")


with plain():
    pass


@contextmanager
def holds(o):
    yield o


with holds(T()):
    print("body")
print("after")
m = holds(T())
m.__enter__()
print(hasattr(m, "args"))
del m
gc.collect()
gc.disable()
for exception in (ValueError, KeyError, StopIteration, RuntimeError):
    show(lambda: raising(plain(), exception))
    print(gc.collect())
