# weakref.finalize of an object in a cycle, and the ones that are left at exit.
import gc
import weakref

gc.collect()
gc.disable()


def log(phase, info):
    print("[%s %s]" % (phase, " ".join("%s=%s" % pair for pair in info.items())))


gc.callbacks.append(log)


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


a, b = Node("a"), Node("b")
a.other, b.other = b, a
one = weakref.finalize(a, print, "finalize a", end="!\n")
two = weakref.finalize(b, print, "finalize b")
two.atexit = False
a.own = weakref.finalize(a, print, "held by the garbage")
print(one.alive, two.alive, one.peek()[1:3])
del a, b
print("collected", gc.collect())
print(one.alive, two.alive, one())
late = Node("late")
late.me = late
weakref.finalize(late, print, "at exit 1")
weakref.finalize(late, print, "at exit 2").atexit = False
weakref.finalize(late, print, "at exit 3")
gc.callbacks.remove(log)
print("end")
