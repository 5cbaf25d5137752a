# A chain of many links freed by count, and one closed to a ring freed by the collector.
import functools
import gc
import sys

gc.collect()
gc.disable()


def log(phase, info):
    print("[%s %s]" % (phase, " ".join("%s=%s" % pair for pair in info.items())))


gc.callbacks.append(log)


class Link:
    __slots__ = ("next",)


def chain(n):
    links = [Link() for i in range(n)]
    for link, link.next in zip(links, links[1:] + [None]): pass
    return links[0], links[-1]


N = 20_000
first, last = chain(N)
del last
first = None
print("freed by count; garbage", gc.collect())
first, last = chain(N)
last.next = first
del first, last
print("freed by the collector", gc.collect())
nested = functools.reduce(lambda inner, i: [inner], range(N), None)
del nested
nested = functools.reduce(lambda inner, i: (inner, i), range(N), ())
inner = nested[0][0]
del nested
print(sys.getrefcount(inner), inner[1])
del inner
print("end", gc.collect())
