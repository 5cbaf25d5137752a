# title: Counting references
# python: 3.13
# order: 20

# %% [markdown]
# Every object counts how many references lead to it. The dark round badge in the picture is that
# number. When it falls to zero, the object dies at once.

# %% One name, one reference
import sys


class Person:
    pass


# pause: after
jane = Person()

# %% [markdown]
# `sys.getrefcount` tells the number. But be careful: to ask about an object, we have to hand it over,
# and while the function looks at it, that is one more reference.

# %% One more than you think
# ask: What is printed? = 2
print(sys.getrefcount(jane))

# %% [markdown]
# A second name is a second reference. When that name is tied to something else, the reference is gone.

# %% Another name comes and goes
boss = jane
# ask: What is printed now? = 3
print(sys.getrefcount(jane))
boss = None
# ask: And now? = 2
print(sys.getrefcount(jane))

# %% [markdown]
# Not only names refer to things. A list refers to each of its items, a dictionary to its values.

# %% Containers hold on, too
team = [jane, jane]
roles = {"boss": jane}
# ask: What is printed? Count the arrows, and one more. = 5
print(sys.getrefcount(jane))

# %% [markdown]
# When a container dies, it lets go of what it held.

# %% The list goes
del team
# ask: What is printed? = 3
print(sys.getrefcount(jane))

# %% [markdown]
# And `del jane`? It removes the name. The dictionary still holds the object, so nothing dies yet.

# %% The name goes, the object stays
del jane
# ask: What is printed? = 2
print(sys.getrefcount(roles["boss"]))
# pause: first object.free
roles.clear()
