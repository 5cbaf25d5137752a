# with: the order of entering and leaving, exceptions, what "as" gets.
class Manager:
    def __init__(self, name, swallow=False):
        print("init", name)
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind.__name__ if kind else None, value, traceback is not None)
        return self.swallow


with Manager("a") as x:
    print("body", x)
with Manager("b"), Manager("c") as y:
    print("body", y)
try:
    with Manager("d"):
        1 / 0
except ZeroDivisionError as error:
    print("came through:", error)
with Manager("e", swallow=True):
    raise ValueError("swallowed")
print("after")
with Manager("outer", swallow=True):
    with Manager("inner"):
        {}["k"]
    print("never")


def returns():
    with Manager("f"):
        return "returned"


print(returns())
for i in range(2):
    with Manager("g%d" % i):
        if i == 0:
            continue
        break
with (Manager("h")) as (first, *_):
    print(first)


class NoExit:
    def __enter__(self):
        return self


class BadExit(Manager):
    def __exit__(self, *args):
        raise KeyError("from exit")


for thing in NoExit(), 5:
    try:
        with thing:
            print("never")
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
try:
    with BadExit("i"):
        raise ValueError("inside")
except KeyError as error:
    print(error, repr(error.__context__))
