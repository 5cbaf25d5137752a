# What the debugging flags of gc print, and what DEBUG_SAVEALL keeps.
import gc

print(gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE)
print(gc.DEBUG_SAVEALL, gc.DEBUG_LEAK, gc.get_debug())
gc.collect()
gc.disable()


class Node:
    pass


def garbage():
    node = Node()
    node.me = node
    items = []
    items.append(items)


gc.set_debug(gc.DEBUG_COLLECTABLE)
garbage()
print(gc.collect())
gc.set_debug(gc.DEBUG_STATS)
garbage()
print(gc.collect())
print(gc.collect(0), gc.collect(1))
gc.freeze()
print(gc.collect(1))
gc.unfreeze()
gc.set_debug(gc.DEBUG_SAVEALL)
garbage()
before = gc.get_stats()[2]["uncollectable"]
print(gc.collect(), len(gc.garbage), gc.get_stats()[2]["uncollectable"] - before)
gc.set_debug(gc.DEBUG_LEAK)
garbage()
print(gc.collect(), [type(x).__name__ for x in gc.garbage], gc.get_debug())
gc.garbage.clear()
gc.set_debug(0)
print(gc.collect())
for flags in ("x", 1.5, None, 2**40, -1, True):
    try:
        gc.set_debug(flags)
        print(flags, gc.get_debug())
    except (TypeError, OverflowError) as error:
        print(flags, type(error).__name__, error)
gc.set_debug(0)
