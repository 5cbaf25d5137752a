# Automatic collections while functions are called and made.
import gc

died = []


class C:
    def __init__(self, n):
        self.n = n
        self.me = self

    def __del__(self):
        died.append(self.n)


def run(make, threshold, rounds):
    gc.collect()
    died.clear()
    gc.set_threshold(threshold, 1000, 1000)
    gc.collect()
    at = []
    seen = 0
    for i in range(rounds):
        make(i)
        n = len(died)
        if n != seen:
            at.append((i, n))
            seen = n
    gc.set_threshold(0)
    print(at)


def closure(i):
    x = C(i)

    def inner():
        return inner, x


def deep(i):
    if i % 3:
        return deep(i - 1)
    return C(i)


def with_defaults(i, extra=None, *rest, **named):
    C(i)


def many(i):
    with_defaults(i, 1, 2, a=3)


class Child(C):
    def __init__(self, n):
        super().__init__(n)


run(closure, 20, 100)
run(deep, 20, 100)
run(many, 20, 60)
run(Child, 20, 60)
