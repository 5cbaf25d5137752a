# The puzzles with closures that every course has: late binding, counters, defaults, nonlocal.
import sys

functions = [lambda: i for i in range(4)]
print([f() for f in functions])
functions = [lambda i=i: i for i in range(4)]
print([f() for f in functions])
print([f() for f in [(lambda n: lambda: n)(i) for i in range(4)]])


def append_to(item, items=[]):
    items.append(item)
    return items


print(append_to(1), append_to(2), append_to(3, []), append_to.__defaults__)


def counter(start=0):
    count = start

    def step(by=1):
        nonlocal count
        count += by
        return count

    def reset():
        nonlocal count
        count = start

    return step, reset


step, reset = counter(10)
print(step(), step(5), reset(), step())
print(step.__closure__[0].cell_contents, step.__code__.co_freevars)


def outer():
    x = "outer"

    def inner():
        print(x)

    def other():
        x = "other"
        inner()

    other()
    x = "changed"
    inner()


outer()


def broken():
    try:
        print(value)
        value = 1
    except UnboundLocalError as error:
        print(type(error).__name__, error)


value = "global"
broken()
x = 5


class A:
    x = x + 1
    squares = [y * 2 for y in range(x)]

    def get(self):
        return x


print(A.x, A.squares, A().get())
adders = {name: (lambda by: lambda n: n + by)(by) for name, by in [("one", 1), ("ten", 10)]}
print(adders["one"](1), adders["ten"](1), sys.getrefcount(step) - 1)
