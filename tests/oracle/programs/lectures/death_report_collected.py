# The same decorator, but somebody collects before the long sleep.
import gc
import time


def reports_death(cls):
    original = getattr(cls, "__del__", None)

    def report(self):
        print("Report: a", cls.__name__, "named", self.name, "was removed from memory")
        if original is not None:
            original(self)

    setattr(cls, "__del__", report)
    return cls


@reports_death
class Sensor:
    def __init__(self, name):
        self.name = name
        self.partner = None


north = Sensor("north")
south = Sensor("south")
north.partner = south
south.partner = north
print("deleting the pair")
del north, south
print("collecting")
gc.collect()
print("sleeping")
start = time.time()
time.sleep(500)
print("slept long enough:", time.time() - start >= 500)
print("end of the program")
