# Instances with slots in a cycle; a __del__ that the class got after the instance was made, and one that it lost.
import gc
import weakref

gc.collect()
gc.disable()


def log(phase, info):
    print("[%s %s]" % (phase, " ".join("%s=%s" % pair for pair in info.items())))


gc.callbacks.append(log)


class Slotted:
    __slots__ = ("name", "other", "__weakref__")

    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name, hasattr(self, "other"))


a, b = Slotted("a"), Slotted("b")
a.other, b.other = b, a
reference = weakref.ref(a, lambda r: print("callback"))
print(gc.is_tracked(a), len(gc.get_referents(a)))
del a, b
print("collected", gc.collect())


class Late:
    pass


late = Late()
late.me = late
Late.__del__ = lambda self: print("late del", self.me is self)
del late
print("collected", gc.collect())
late = Late()
late.me = late
del Late.__del__
del late
print("collected in silence", gc.collect())


class Own:
    pass


own = Own()
own.__del__ = lambda: print("on the instance: never called")
own.me = own
del own
print("collected", gc.collect())
