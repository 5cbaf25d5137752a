# difference: how many allocations gc.get_count() tells after library code has run (namedtuple, dataclass,
#     enum, json, copy …), and after the first exec(), eval() or compile(): a few less, so that an automatic
#     collection may come a little later
# reason: the library's code is Refarium's own, and its compiler keeps no containers that the collector
#     counts; a program's own statements count as CPython's
# refarium: 36
import collections
import gc

gc.collect()
gc.disable()
collections.namedtuple("Warm", "x y")
before = gc.get_count()[0]
collections.namedtuple("Point", "x y")
print(gc.get_count()[0] - before)
