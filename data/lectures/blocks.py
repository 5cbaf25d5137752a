# title: Where objects live
# python: 3.13
# order: 130
# show: memory, no classes, no ghosts

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
# pause: after
# say: Below, each square is a block. P is a point: `a` and `b` lie side by side. Grey ones belong to Python itself.
# say: The green one with the number 1 is free, and the next to be given out.
b = Point(3, 4)
# ask: Are they in the same place? = False
# say: Two objects that live at the same time never are.
print(id(a) == id(b))

# %% [markdown]
# All blocks of a pool have the same size: 16, 32, 48 … up to 512 bytes. An object gets the smallest that it fits
# into.

# %% How large?
import sys

# ask: How many bytes does a point take? = 48
# say: 32 for the point itself, and 16 in front of it that the collector needs. So it lives in a block of 48.
print(sys.getsizeof(a))

# %% [markdown]
# When an object dies, its block is handed back to the pool. Nothing is erased, and nothing goes back to the
# operating system.

# %% Handed back and given out again
place = id(b)
# pause: after
# say: `b` is gone. Its block is the green one now, number 1: the next object of that size gets it.
del b
c = Point(5, 6)
# ask: Is the new point where the old one was? = True
# say: Click the block of `c`: two points lived there in turn.
print(id(c) == place)

# %% [markdown]
# What if several blocks are free? A pool is like a pile: what was put on it last is taken first.

# %% The last one first
d = Point(7, 8)
e = Point(9, 10)
places = id(d), id(e)
del d
# pause: after
# say: First `d` died, then `e`. The block of `e` has the number 1, that of `d` the number 2.
del e
f = Point(11, 12)
g = Point(13, 14)
# ask: Which two words are printed? = True True
# say: `f` got the block of `e`, the last one handed back, and `g` that of `d`.
print(id(f) == places[1], id(g) == places[0])

# %% [markdown]
# That is why an `id` is worth something only while its object lives: the same number can mean somebody else a
# moment later.

# %% An id that means somebody else
del f, g, places
names = {id(c): "c"}
del c
h = Point(15, 16)
# ask: Whom does the table take the new point for? = c
# say: The new point `h` moved in where `c` had lived.
print(names[id(h)])

# %% [markdown]
# Two objects can even have the same `id` in one line.

# %% One block, used twice
# ask: Is it the same place? = True
# say: The first point was dead before the second one was made. One block, and two points lived there in turn.
print(id(Point(1, 1)) == id(Point(2, 2)))

# %% [markdown]
# Objects of another size live in other pools. What needs more than 512 bytes gets a place of its own, outside of
# the arenas.

# %% Other sizes
place = id(h)
del h
n = 600
text = "x" * n
# ask: Is the text where the point was? = False
# say: It stands at the bottom, among the large ones. The block of the point is still free, for the next point.
print(id(text) == place)
