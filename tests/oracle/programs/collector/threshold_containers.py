# Automatic collections while lists, dicts and tuples are made: free lists do not count.
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


keep = []


def cyclic_lists(i):
    C(i)
    x = [i]
    x.append(x)


def short_lived(i):
    [[i], (i, i + 1), {i: i}]
    C(i)


def mixed(i):
    items = [C(i)]
    items.append((items,))
    table = {1: items}
    table[2] = table


def growing(i):
    keep.append({i: [i]})
    keep.append((C(i),))


run(cyclic_lists, 20, 60)
run(short_lived, 20, 60)
run(mixed, 20, 60)
run(growing, 20, 60)
run(lambda i: (C(i), keep.append([i])), 20, 60)
