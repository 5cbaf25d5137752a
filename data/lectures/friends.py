# title: Two friends: a cyclic isolate
# python: 3.13
# order: 50
# show: no classes

# %% [markdown]
# Two objects, each with a name. Every arrow is a **reference**. Each of them keeps a reference to the other:
# they are friends. What stands in `__del__` is run when one of them dies.

# %% Two friends
# note: Let them find the circle in the picture: from Jane to Bob and back.
import gc


class Person:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(f"Deleting {self.name}!")


jane = Person("Jane")
bob = Person("Bob")
jane.friend = bob
bob.friend = jane

# %% [markdown]
# The round badge is the **count**: how many references lead to the object. Two for each: one from its name,
# one from its friend. At zero an object dies. Now we take both names away.

# %% The names go
# pause: after
del jane
# ask: One more reference to `bob` goes now. How many are left? = 1
# say: One is left, the one from his friend. So the count is not zero, and Bob does not die. Jane neither.
del bob

# %% [markdown]
# No name leads to them any more, but each keeps the other alive. That is a **cyclic isolate**: a circle of
# objects, cut off from everything else. Their counts will never fall to zero.

# %% Nothing happens
# note: Stay here for a moment. This is the whole problem, in one picture.
print("Jane and Bob are still here")

# %% [markdown]
# Python has a cleaner for this, the **garbage collector**. It looks for objects that only keep each other,
# and takes them away. It comes by itself now and then; `gc.collect()` calls it.

# %% The collector finds them
# pause: first output
# say: It has found them. First each of them may say its last words: Jane, and then Bob.
# pause: first gc.clear
# say: Then it cuts the circle: one of them has to let go of the other. Now counting can do the rest.
# ask: How many objects has it found? = Deleting Jane! Deleting Bob! collected: 2
# say: Two. Both counts have fallen to zero, and both are dead.
print("collected:", gc.collect())

# %% [markdown]
# It need not be two persons. Here are two nodes that point at each other, and a list that contains itself:
# the smallest circle there is.

# %% Other circles
class Node:
    pass


first = Node()
second = Node()
first.next = second
second.before = first
arr = []
arr.append(arr)
# pause: each isolate.formed
del first, second
del arr

# %% [markdown]
# Two circles, three objects, and nobody can reach them. They wait for the collector.

# %% Swept away
# ask: What does gc.collect() return? = 3
# say: Three: two nodes and one list.
gc.collect()
