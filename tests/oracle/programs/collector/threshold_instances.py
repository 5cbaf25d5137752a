# Automatic collections while cycles of instances are made, with and without arguments by name.
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


def by_name(i):
    C(n=i)


def unpacked(i):
    C(*[i])


run(C, 20, 100)
run(C, 20, 100)
run(by_name, 20, 100)
run(unpacked, 20, 60)
