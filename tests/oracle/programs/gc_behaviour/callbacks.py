# gc.callbacks: phases, info, errors, nested collections, callbacks that remove themselves.
import gc

gc.collect()
gc.disable()
log = []


def note(phase, info):
    log.append((phase, info["generation"], info["collected"], info["uncollectable"]))


class Node:
    pass


def garbage():
    node = Node()
    node.me = node


gc.callbacks.append(note)
garbage()
print(gc.collect(), log)
log.clear()
print(gc.collect(0), log)
log.clear()


def bad(phase, info):
    raise ValueError(phase)


def nested(phase, info):
    print("nested", phase, gc.collect(), gc.isenabled())


def once(phase, info):
    print("once", phase, sorted(info))
    gc.callbacks.remove(once)


gc.callbacks.append(bad)
print(gc.collect(1), len(log))
gc.callbacks.remove(bad)
gc.callbacks.append(nested)
print(gc.collect())
log.clear()
gc.callbacks[:] = [once, note]
print(gc.collect(), log)
gc.callbacks[:] = ["no function"]
gc.collect()
gc.callbacks.clear()


class Final:
    def __del__(self):
        print("in del", gc.collect(), gc.isenabled())


final = Final()
final.me = final
del final
print(gc.collect())
gc.callbacks = [note]
log.clear()
gc.collect()
print(log)
before = gc.get_stats()[0]["collections"]
gc.collect(0)
print(gc.get_stats()[0]["collections"] - before)
