# title: When does it run by itself?
# python: 3.13
# order: 100
# show: no classes, generations

# %% [markdown]
# Up to now we have called the collector. Usually nobody does: it comes by itself, after a certain number
# of objects was made. We begin with a clean table.

# %% A clean table
import gc

gc.collect()
# ask: What is printed? = True
print(gc.isenabled())

# %% [markdown]
# Objects are kept in three **generations**, told by the little tabs in the picture. New ones are young; who
# survives a collection grows older. Three numbers say when each generation is looked at.

# %% Three thresholds
# note: The first number counts objects, the others count collections of the generation before.
gc.set_threshold(50, 3, 3)
young = []
# ask: Which three numbers are printed? = (50, 3, 3)
print(gc.get_threshold())
gc.collect()
# pause: after
# say: The list has survived two collections: it is old now. See its tab.
gc.collect()
del young

# %% [markdown]
# `gc.get_count` tells how far it has come: how many tracked objects were made, less those that died, since the
# last collection. Above 50 it will run.

# %% How far is it?
class Thing:
    pass


before = gc.get_count()[0]
one, two = Thing(), Thing()
# ask: Two things were made. By how much is the number larger? = 2
print(gc.get_count()[0] - before)
before = gc.get_count()[0]
del one, two
# ask: They have died. And now? = -2
print(gc.get_count()[0] - before)

# %% [markdown]
# Now we make cycles and throw them away. Nobody calls the collector. So that we see it soon, it is to run above
# three objects.

# %% It comes by itself
deaths = 0


class Loop:
    def __init__(self):
        self.me = self

    def __del__(self):
        global deaths
        deaths += 1


gc.collect()
gc.set_threshold(3, 3, 3)
# pause: first gc.begin
# say: There it is: the threshold is passed. It looks at the youngest only.
for i in range(5):
    Loop()
# ask: Had the collector come by the end of the loop? = True
print(deaths > 0)

# %% [markdown]
# How often is a setting. With the collector switched off, the cycles stay, and stay, and stay.

# %% Switched off
gc.collect()
gc.disable()
deaths = 0
for i in range(4):
    Loop()
# ask: How many have died? = 0
print(deaths)
gc.enable()
gc.collect()
# ask: We have switched it on and called it. And now? = 4
print(deaths)

# %% [markdown]
# `gc.freeze` puts all objects of now aside: no collection looks at them any more. Servers do this before
# they make copies of themselves.

# %% Frozen
gc.freeze()
# ask: Is anything put aside? = True
print(gc.get_freeze_count() > 0)
gc.unfreeze()

# %% [markdown]
# When you hunt for cycles, let the collector keep what it finds: with `DEBUG_SAVEALL` nothing is freed, and
# all of it lies in the list `gc.garbage`.

# %% Keep the garbage
gc.collect()
gc.set_debug(gc.DEBUG_SAVEALL)
Loop()
# ask: How many objects does gc.collect() find? = 1
gc.collect()
# ask: What lies in the list? = Loop
print(type(gc.garbage[0]).__name__)
gc.set_debug(0)
gc.garbage.clear()
