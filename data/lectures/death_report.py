# title: A report of every death
# python: 3.13
# order: 80

# %% [markdown]
# Last words can do more than print. Here a *decorator* gives any class a report: whenever one of its objects
# is removed from memory, we hear of it.

# %% A decorator that adds last words
import gc
import time


def reports_death(cls):
    original = getattr(cls, "__del__", None)

    def report(self):
        print("removed from memory:", cls.__name__, self.name)
        if original is not None:
            original(self)

    cls.__del__ = report
    return cls


@reports_death
class Sensor:
    def __init__(self, name):
        self.name = name


# %% [markdown]
# Without a cycle the report comes at once.

# %% No cycle, no waiting
west = Sensor("west")
# ask: What is printed? = removed from memory: Sensor west
del west

# %% [markdown]
# With a cycle nothing is reported when the names go. And when will it be?

# %% A cycle of two
north = Sensor("north")
south = Sensor("south")
north.partner = south
south.partner = north
# pause: first isolate.formed
del north, south
print("nothing yet")

# %% [markdown]
# Somebody has to collect. We do it before a long sleep. Without that line the reports would come at the very
# end of the program.

# %% Reported before the long sleep
# ask: What does gc.collect() return? = 2
gc.collect()
time.sleep(500)
print("end of the program")
