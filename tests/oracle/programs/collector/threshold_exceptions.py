# Automatic collections while exceptions are raised and caught.
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


def raising(i):
    try:
        raise ValueError(C(i))
    except ValueError:
        pass


def indexing(i):
    C(i)
    try:
        [i][1]
    except IndexError:
        pass


def keeping(i):
    try:
        raise KeyError(i)
    except KeyError as error:
        loop = [error, C(i)]
        loop.append(loop)


run(raising, 20, 100)
run(indexing, 20, 100)
run(keeping, 20, 60)
