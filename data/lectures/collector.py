# title: The collector, step by step
# python: 3.10
# order: 60
# show: dicts, no classes

# %% [markdown]
# The **collector** has one question: which objects are kept alive only by each other? Here two nodes keep each
# other and lose their names. In Python 3.10 each node has a dictionary for its attributes.

# %% A little graph
# note: Python 3.10, because there the dictionaries can be seen. In 3.13 there are none in this program.
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
# say: Four objects that nobody can reach: two nodes and their two dictionaries.
del left, right

# %% [markdown]
# Only an object that can hold others can be part of a circle. The collector keeps a list of these: they are
# **tracked**. A text can't hold anything, so it is not; a list is.

# %% Who is looked at?
# ask: Which two words are printed? = False True
print(gc.is_tracked("a text"), gc.is_tracked([1, 2]))

# %% [markdown]
# Each tracked object can say what it refers to. That is how the collector follows the arrows; with
# `gc.get_referents` we can ask the same.

# %% Following arrows
# ask: A node refers to one thing of its own. What is it? = dict
print(type(gc.get_referents(kept)[0]).__name__)

# %% [markdown]
# Now its trick. Each tracked object gets a second number, in orange. Each arrow *between* them takes one away.
# What is left above zero is held from outside, by a name for example.

# %% The collector at work
# note: Take your time here: one press for each phase. Point at the orange numbers.
# pause: phase update_refs
# say: The second number, called gc_refs, begins as a copy of the count.
# pause: phase subtract_refs
# say: For each arrow (each **reference**) from one of them to another, the second number at its end went down
# say: by one. Nobody outside holds what has 0 now, or so it seems.
# pause: phase move_unreachable
# say: What has more than 0 stays, and so does everything that can be reached from it: `reached` had 0 and
# say: came back. The others are set aside: no way leads to them, they are **unreachable**.
# pause: phase weakrefs
# say: A **weak reference** watches an object without holding it. If there were any to these objects, they
# say: would be told now that there is nothing left to watch.
# pause: phase finalizers
# say: If they had last words, a method `__del__`, each would say them now. These have none.
# pause: phase resurrection
# say: Last words are ordinary code and may have changed something. So it counts once more. All is as before.
# pause: first gc.clear
# say: It frees nothing itself. It makes one object after the other let go of what it holds …
# ask: What does gc.collect() return? = 4
# say: … then the counts fall to zero, and they die like everybody else. It returns how many it has found.
found = gc.collect()

# %% [markdown]
# Four: the two nodes and their two dictionaries. The texts "left" and "right" are *not* in the number,
# although it is often said: they are not tracked. Under Python 3.13 it is **2**: no dictionaries.

# %% What was counted
# note: Choose Python 3.13 in the header bar and run it again: then the number is 2.
# ask: What is printed? = 4
print(found)
