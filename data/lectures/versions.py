# title: One program, four Pythons
# python: 3.13
# order: 140

# %% [markdown]
# The same lines, the same objects, other numbers. Choose the Python in the header bar and run it again: this
# lecture works with each of them.

# %% Who runs it?
import gc
import sys

gc.collect()
gc.disable()
print("Python 3.%d" % sys.version_info[1])


class Person:
    def __init__(self, name):
        self.name = name


# %% [markdown]
# Two friends without names. In 3.10 each person keeps its attributes in a dictionary, and the collector finds
# four objects. Since 3.11 the attributes stand in the person itself, and it finds two.

# %% What gc.collect() returns
jane = Person("Jane")
bob = Person("Bob")
jane.friend = bob
bob.friend = jane
del jane, bob
found = gc.collect()
print("found:", found)
# ask: Is it what the version says? = True
print(found == (4 if sys.version_info < (3, 11) else 2))


# %% [markdown]
# An argument is a reference. How many there are while a function runs depends on how Python hands it over: up
# to 3.10 the caller keeps one on its stack; since 3.11 it gives its own away.

# %% The count of a parameter
def count(person):
    return sys.getrefcount(person)


eve = Person("Eve")
counted = count(eve)
print("count:", counted)
# ask: Is it what the version says? = True
print(counted == (4 if sys.version_info < (3, 11) else 3))

# %% [markdown]
# `None` has many friends. Up to 3.11 they are counted; since 3.12 it is immortal, and nobody counts any more.

# %% Immortal or not
before = sys.getrefcount(None)
many = [None] * 1000
grown = sys.getrefcount(None) - before
print("grown by:", grown)
# ask: Is it what the version says? = True
print((grown >= 1000) == (sys.version_info < (3, 12)))
