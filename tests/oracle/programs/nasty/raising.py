# Finalizers that raise: each error is told and thrown away, the collection goes on.
import gc
import weakref

gc.collect()
gc.disable()


def log(phase, info):
    print("[%s %s]" % (phase, " ".join("%s=%s" % pair for pair in info.items())))


gc.callbacks.append(log)



class Fails:
    def __init__(self, name, error):
        self.name = name
        self.error = error

    def __del__(self):
        print("del", self.name)
        raise self.error


def callback(reference):
    print("callback")
    raise LookupError("from a callback")


a, b, c = Fails("a", ValueError("one")), Fails("b", KeyError("two")), Fails("c", SystemExit(3))
a.next, b.next, c.next = b, c, a
reference = weakref.ref(a, callback)
del a, b, c
print("collected", gc.collect())
try:
    d = Fails("d", ZeroDivisionError())
    del d
    print("still here")
finally:
    print("end")
