# title: Doomed: the moment of death
# python: 3.12
# order: 30
# show: no classes

# %% [markdown]
# When does an object die? In CPython there is no waiting: in the very moment in which its last reference goes.
# To prove that nobody else is at work, we switch the *garbage collector* off.

# %% Ready
# note: The garbage collector is the subject of lecture 6. Here it only has to be out of the way.
import ctypes
import gc

gc.disable()


class Doomed:
    def __del__(self):
        print("the doomed object dies")


# %% [markdown]
# The count stands in memory, right where the object begins. Who knows that address can read the count
# without holding a reference.

# %% A spy that does not count
# note: id() is the address in CPython. This is a trick for a lecture, not for a program.
class Head(ctypes.Structure):
    _fields_ = [("refcnt", ctypes.c_long)]


def count_at(address):
    return Head.from_address(address).refcnt


# %% [markdown]
# Step through the function: one name, two names, one, none. Watch the badge, and watch *when* the object says
# that it dies: before the function has come to its end.

# %% One name, two names, one, none
def story():
    doomed = Doomed()
    address = id(doomed)
    # ask: What does this line print? = one name: 1
    print("one name:", count_at(address))
    other = doomed
    # ask: And this one? = two names: 2
    print("two names:", count_at(address))
    doomed = None
    print("one name:", count_at(address))
    # ask: What is printed by the next line? = the doomed object dies
    # say: It has died while the function runs, in the middle of a line.
    other = None
    print("the function goes on")
    return address


grave = story()

# %% [markdown]
# What is at that address now? The memory was handed back, and waits for the next object of that size.

# %% What is there now?
newborn = Doomed()
# ask: Is the new object where the dead one was? = True
# say: Another object lives there now, with a count of its own. An address says nothing about the dead.
print(id(newborn) == grave)
# ask: What does our spy read at the old address? = 1
print(count_at(grave))

# %% [markdown]
# And the collector? It was off the whole time. Counting alone did all of this.

# %% It was not the collector
# ask: What is printed? = False
print(gc.isenabled())
