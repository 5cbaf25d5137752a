# title: Two friends: a cyclic isolate
# python: 3.10
# order: 50

# %% [markdown]
# Two objects, each with a name of its own. Each will keep a reference to the other: they are friends.

# %% Two friends
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
# Look at the two badges: each object is counted twice, once for its name and once for its friend.
#
# Now we take both names away.

# %% The names go, and nothing is printed
# pause: first isolate.formed
del jane
# ask: One reference to `bob` goes now. How many are left? = 1
del bob

# %% [markdown]
# No name leads to them any more, but Jane keeps Bob and Bob keeps Jane: a **cyclic isolate**. Counting alone
# never gets rid of it. Python has somebody who does: the *garbage collector*.

# %% The collector finds them
# pause: phase finalizers
# pause: first gc.clear
# ask: What is printed? = Deleting Jane! Deleting Bob! collected: 4
print("collected:", gc.collect())

# %% [markdown]
# It need not be two. Here are two nodes of a list that point at each other, and a list that contains
# itself: the smallest cycle there is.

# %% Other cycles
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
# All of them wait for the collector.

# %% Swept away
# pause: first gc.clear
# ask: What does gc.collect() return? = 5
gc.collect()
