# title: The collector, step by step
# python: 3.13
# order: 60

# %% [markdown]
# The collector has one question: *which objects are kept alive by nobody but each other?* It answers it
# with a trick, and the trick is simple subtraction.

# %% A little graph
import gc


class Node:
    def __init__(self, name):
        self.name = name


kept = Node("kept")
kept.other = Node("reached")
left = Node("left")
right = Node("right")
left.other = right
right.other = left
# pause: first isolate.formed
del left, right

# %% [markdown]
# Only objects that can hold others can be part of a cycle. A text can't, so the collector does not even
# look at it; a list can.

# %% Who is looked at?
# ask: Which two words are printed? = False True
print(gc.is_tracked("a text"), gc.is_tracked([1, "a list"]))

# %% [markdown]
# What an object holds, it can tell: `gc.get_referents` is what the collector uses to follow the arrows.

# %% Following arrows
# ask: What is printed? = True
print(kept.other in gc.get_referents(kept))

# %% [markdown]
# Now the trick. Each object gets a second number, and every arrow between two objects takes one away from it.
# What is left above zero is held from outside. Watch the orange numbers.

# %% The collector at work
# pause: phase update_refs
# pause: phase subtract_refs
# pause: phase move_unreachable
# pause: phase finalizers
# pause: phase clear
# ask: What does gc.collect() return? = 2
found = gc.collect()

# %% [markdown]
# The collector frees nothing itself. It makes the objects of the cycle let go of what they hold. Then their
# counts fall to zero, and they die like all others. It returns how many objects it has found.

# %% What was counted
# ask: What is printed? = 2
print(found)

# %% [markdown]
# Two: the two nodes. Under Python 3.10 it is **4**, because there each node keeps its attributes in a dictionary
# of its own. The texts "left" and "right" are never in the number, although it is often said.
