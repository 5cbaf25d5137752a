# title: Counting references
# python: 3.13
# order: 20
# show: no classes

# %% [markdown]
# An arrow to an object is a **reference**. Every object counts the references that lead to it: that is the
# number in the round badge. When it falls to zero, the object dies at once.

# %% One name, one reference
import sys


class Person:
    pass


# pause: after
jane = Person()

# %% [markdown]
# `sys.getrefcount` tells the number. But to ask about an object, we have to hand it over, and while the
# function looks at it, that is one more reference.

# %% One more than you think
# note: Click the object afterwards: its page lists who holds it, one line for each reference.
# ask: The badge says 1. What is printed? = 2
# say: One for the name, one for the function that was looking. The badge tells the truth without asking.
print(sys.getrefcount(jane))

# %% [markdown]
# A second name is a second reference. When that name is tied to something else, its reference is gone.

# %% Another name comes and goes
boss = jane
# ask: What is printed now? = 3
print(sys.getrefcount(jane))
boss = None
# ask: The name has been tied to `None`. And now? = 2
print(sys.getrefcount(jane))

# %% [markdown]
# Not only names refer to things. A list refers to each of its items, a dictionary to each of its values.

# %% Containers hold on, too
team = [jane, jane]
roles = {"boss": jane}
# ask: What is printed? Count the arrows, and one more. = 5
print(sys.getrefcount(jane))

# %% [markdown]
# When a container dies, it lets go of all that it held.

# %% The list goes
del team
# ask: What is printed? = 3
# say: The list was held by one name only. It has died, and its two references to `jane` with it.
print(sys.getrefcount(jane))

# %% [markdown]
# And `del jane`? It takes the name away. The dictionary still holds the object, so nothing dies yet.

# %% The name goes, the object stays
del jane
# ask: What is printed? = 2
print(sys.getrefcount(roles["boss"]))
# pause: first object.free
# say: The last reference is gone: the count is zero, and the object dies in this very moment.
roles.clear()
