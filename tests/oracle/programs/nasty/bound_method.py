# A bound method that is stored on its own instance; a class that refers to its instance.
import gc
import sys
import weakref

gc.collect()
gc.disable()


def log(phase, info):
    print("[%s %s]" % (phase, " ".join("%s=%s" % pair for pair in info.items())))


gc.callbacks.append(log)


class Widget:
    def __init__(self, name):
        self.name = name
        self.handler = self.click

    def click(self):
        return self.name

    def __del__(self):
        print("del", self.name)


w = Widget("button")
print(sys.getrefcount(w), sys.getrefcount(w.handler), w.handler())
print([type(o).__name__ for o in gc.get_referrers(w) if o is not globals()])
del w
print("collected", gc.collect())


class Single:
    def __del__(self):
        print("del single", type(self).instance is self)


Single.instance = Single()
print(sys.getrefcount(Single.instance))
reference = weakref.ref(Single, lambda r: print("class died"))
del Single
print("collected", gc.collect(), reference())
