# title: Where objects live
# python: 3.13
# order: 130
# show: addresses, sizes

# %% [markdown]
# Python does not ask the operating system for each little object. It takes a large piece of memory, an
# **arena**, cuts it into **pools**, and each pool into **blocks** of one size. An object lives in a block.

# %% A block for each
class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


a = Point(1, 2)
b = Point(3, 4)
# ask: Are they in the same place? = False
print(id(a) == id(b))

# %% [markdown]
# Blocks of one size stand side by side. The size of an object, in bytes, is known.

# %% How large?
import sys

# ask: Are all points of the same size? = True
print(sys.getsizeof(a) == sys.getsizeof(b))

# %% [markdown]
# When an object dies, its block is handed back. The next object of that size gets it: the block that was
# handed back last is given out first.

# %% Handed back and given out again
place = id(b)
del b
c = Point(5, 6)
# ask: Is the new point where the old one was? = True
print(id(c) == place)

# %% [markdown]
# That is why an `id` is worth something only while its object lives: the same number can mean somebody else
# a moment later.

# %% An id that means somebody else
numbers = {id(c): "c"}
del c
d = Point(7, 8)
# ask: Whom does the table take it for? = c
print(numbers[id(d)])

# %% [markdown]
# Objects of another size live in other pools.

# %% Another size, another pool
big = [0] * 100
place = id(d)
del d
other = [0] * 100
# ask: Is the list where the point was? = False
print(id(other) == place)
