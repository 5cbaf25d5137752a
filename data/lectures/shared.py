# title: Small things are shared
# python: 3.12
# order: 120
# show: atoms, no classes

# %% [markdown]
# Making an object costs time. Some objects are needed so often that Python makes them once, for everybody.
# The whole numbers from -5 to 256 are such objects.

# %% One object for ten
x = 10
y = 5 + 5
# ask: Are they the same object? = True
print(x is y)

# %% [markdown]
# Larger numbers are made when they are needed, each time anew.

# %% Two objects for a million
n = 1000
x = n * 1000
y = n * 1000
# ask: Which two words are printed? = True False
# say: They are equal, but there are two of them.
print(x == y, x is y)

# %% [markdown]
# Careful: constants that stand in the same piece of a program are shared by the compiler. So two equal numbers
# may be one object after all. Never use `is` to compare numbers.

# %% Constants
def constants():
    p = 1000000
    q = 1000000
    return p is q


# ask: What is printed? = True
print(constants())

# %% [markdown]
# Texts that look like names are **interned**: kept once, in a table of their own. That makes looking up names
# quick. A text that is put together while the program runs is not.

# %% Texts
import sys

x = "glass"
y = "".join(["gl", "ass"])
# ask: Are they the same object? = False
print(x is y)
y = sys.intern(y)
# ask: We have asked for the one in the table. And now? = True
print(x is y)

# %% [markdown]
# Since Python 3.12 some objects are **immortal**: `None`, `True`, small numbers. Their count is not touched
# any more, because nobody would ever free them. The picture shows ∞ instead of a number.

# %% Immortal
n = sys.getrefcount(None)
x = [None] * 1000
# ask: How much has the count of None grown? = 0
# say: A thousand references more, and nobody has counted them.
print(sys.getrefcount(None) - n)

# %% [markdown]
# Numbers of objects come back. A new object may be put where a dead one was, and then it has its `id`.

# %% The same place twice
class A:
    pass


# ask: Two objects, one after the other. Have they the same id? = True
# say: The first one was dead before the second one was made. Its place was free again.
print(id(A()) == id(A()))
