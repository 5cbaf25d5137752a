# Generators found in garbage: how many objects a collection finds, and what runs.
import gc
gc.collect()
gc.disable()


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def keeps():
    me = yield
    try:
        yield
    finally:
        print("finally", type(me).__name__)


def holds(x):
    n = Noisy("n")
    yield x


g = keeps()
next(g)
g.send(g)
del g
print(gc.collect())
g = keeps()
next(g)
g.send([g])
del g
print(gc.collect())
box = []
box.append(holds(box))
del box
print("unstarted", gc.collect())
box = []
box.append(holds(box))
next(box[0])
del box
print("started", gc.collect())
n = Noisy("owner")
n.g = holds(n)
next(n.g)
del n
print("instance", gc.collect())
d = {}
d["g"] = (x for x in [d])
del d
print("expression", gc.collect())


def frame_cycle():
    try:
        1 / 0
    except ZeroDivisionError as e:
        error = e
    yield


g = frame_cycle()
next(g)
print(gc.is_tracked(g))
del g
print("exception", gc.collect())
print([type(r).__name__ for r in gc.get_referents(holds(3))])
g = holds([])
next(g)
print([type(r).__name__ for r in gc.get_referents(g)])
list(g)
print([type(r).__name__ for r in gc.get_referents(g)])
