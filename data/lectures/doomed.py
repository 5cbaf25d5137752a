# title: Doomed: the moment of death
# python: 3.13
# order: 30

# %% [markdown]
# When exactly does an object die? In CPython there is no waiting: it dies in the very moment in which
# its last reference goes.
#
# To prove that nobody else is at work, we switch the *garbage collector* off. It is not needed here.

# %% Ready
import ctypes
import gc

gc.disable()


class Doomed:
    def __del__(self):
        print("the doomed object dies")


# %% [markdown]
# The count of an object stands in memory, right where the object begins. If we remember that address,
# we can read the count without holding a reference ourselves.

# %% A spy that does not count
class Head(ctypes.Structure):
    _fields_ = [("refcnt", ctypes.c_long)]


def count_at(address):
    return Head.from_address(address).refcnt


# %% [markdown]
# Now step through the function. Watch the badge, and watch where the words are printed: *before* the
# function has come to its end.

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
    other = None
    print("the function goes on")


# pause: first object.free
story()

# %% [markdown]
# What is at that address now? Nothing of ours: the memory is handed back, and the next object of that size will
# get it. And the collector? It was off the whole time.

# %% It was not the collector
# ask: What is printed? = False
print(gc.isenabled())
