# title: A report of every death
# python: 3.13
# order: 60

# %% A decorator that replaces __del__
import gc
import time


def reports_death(cls):
    original = getattr(cls, "__del__", None)

    def report(self):
        print("removed from memory:", cls.__name__, self.name)
        if original is not None:
            original(self)

    setattr(cls, "__del__", report)
    return cls


@reports_death
class Sensor:
    def __init__(self, name):
        self.name = name


# %% A cycle of two
north = Sensor("north")
south = Sensor("south")
north.partner = south
south.partner = north
del north, south

# %% Reported before the long sleep, because somebody collects
gc.collect()
time.sleep(500)
print("end of the program")
