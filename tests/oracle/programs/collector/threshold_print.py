# A collection in the midst of print(), repr() and formatting: what comes before it, and what behind.
import gc


class C:
    def __init__(self):
        self.me = self

    def __del__(self):
        print("del", end=" ")


class Shown:
    def __str__(self):
        return "shown"

    def __format__(self, spec):
        return "formatted"


def prepare(more):
    gc.collect()
    gc.disable()
    C()
    keep = [None] * 20
    for i in range(20):
        keep[i] = set()
    gc.set_threshold(gc.get_count()[0] + more, 1000, 1000)
    gc.enable()
    return keep


def printed(more):
    x = 5
    keep = prepare(more)
    print(more, "a", {x}, {x: [x]}, "e", sep="|")
    gc.disable()


def joined(more):
    x = Shown()
    keep = prepare(more)
    text = "%s %s %r" % (x, [x], {1})
    other = f"{x} {[1]} {more:>4}"
    print(text[:5], other)
    gc.disable()


def made(more):
    keep = prepare(more)
    t = tuple([i] for i in range(3))
    z = list(zip([1, 2], [t, t]))
    print(len(t), len(z), str(more))
    gc.disable()


for f in (printed, joined, made):
    for more in range(7):
        f(more)
    gc.collect()
    print(f.__name__)
