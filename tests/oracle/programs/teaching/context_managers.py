# Context managers by class and by generator: order, suppression, nesting, what the with statement holds.
import contextlib
import sys


class Resource:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("open", self.name)
        return self

    def __exit__(self, kind, error, traceback):
        print("close", self.name, kind.__name__ if kind else None, error)
        return self.swallow

    def __del__(self):
        print("del", self.name)


with Resource("a") as a, Resource("b"):
    print("inside", a.name, sys.getrefcount(a) > 2)
try:
    with Resource("c"):
        raise KeyError("k")
except KeyError as error:
    print("caught", error)
with Resource("d", swallow=True):
    1 / 0
print("after d")


@contextlib.contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as error:
        print("tag saw", error)
        raise RuntimeError("from tag") from error
    finally:
        print(f"</{name}>")


with tag("p") as name:
    print(name)
try:
    with tag("div"):
        raise ValueError("inner")
except RuntimeError as error:
    print(error, "because", repr(error.__cause__))


def loop():
    for i in range(3):
        with tag(str(i)):
            if i == 0:
                continue
            if i == 1:
                return "returned"


print(loop())
with contextlib.suppress(ZeroDivisionError):
    1 / 0
with contextlib.ExitStack() as stack:
    for name in "xyz":
        stack.enter_context(Resource(name))
    stack.callback(print, "callback")
print("end")
