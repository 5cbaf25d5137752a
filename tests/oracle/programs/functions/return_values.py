# Return in all places, functions as values, recursion.
def nothing():
    return


def early(n):
    for i in range(10):
        if i == n:
            return i, "found"
    return "not found"


def in_try():
    try:
        return "try"
    finally:
        print("finally", end=" ")


def overridden():
    try:
        return "try"
    finally:
        return "finally"


def loop_finally():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                break
            print("body", i, end=" ")
        finally:
            print("finally", i, end=" ")
    return "done"


def in_except():
    try:
        return 1 / 0
    except ZeroDivisionError:
        return "except"
    else:
        return "else"


print(nothing(), early(3), early(30), in_try(), overridden(), loop_finally(), in_except())


def fact(n):
    return 1 if n < 2 else n * fact(n - 1)


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def hanoi(n, a, b, c):
    return 0 if n == 0 else hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


print(fact(20), fib(15), hanoi(7, "a", "b", "c"), even(100), odd(7))
table = {"+": lambda a, b: a + b, "-": lambda a, b: a - b}
print([table[op](5, 3) for op in "+-"], (lambda f, x: f(f(x)))(lambda y: y * 3, 2))


def outer():
    def inner():
        return outer
    return inner


print(outer()() is outer, outer() is outer(), callable(outer), callable(5), callable(int))
