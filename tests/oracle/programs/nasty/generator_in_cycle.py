# A generator that is suspended in try/finally inside a cycle: its finally runs as a finalizer.
import gc
import weakref

gc.collect()
gc.disable()


def log(phase, info):
    print("[%s %s]" % (phase, " ".join("%s=%s" % pair for pair in info.items())))


gc.callbacks.append(log)


class Box:
    pass


def waits(box, name):
    try:
        print("started", name)
        yield
    except GeneratorExit:
        print("closing", name, box is not None)
        raise
    finally:
        print("finally", name)


box = Box()
box.generator = waits(box, "in a cycle")
next(box.generator)
reference = weakref.ref(box, lambda r: print("box died"))
del box
print("collected", gc.collect(), reference())


def rises(box):
    try:
        yield 1
    finally:
        print("finally rises")
        saved.append(box)
        try:
            yield 2
        except GeneratorExit:
            print("never")


saved = []
box = Box()
box.generator = rises(box)
next(box.generator)
del box
print("collected", gc.collect(), len(saved))
print(saved[0].generator.gi_frame is None)
never = Box()
never.generator = waits(never, "never started")
del never
print("collected", gc.collect())
