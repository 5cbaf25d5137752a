# title: Back from the dead
# python: 3.13
# order: 70
# show: no classes

# %% [markdown]
# A method `__del__` is called a **finalizer**: Python runs it just before an object dies. It is ordinary code.
# What if an object uses it to tie itself to a name again?

# %% A finalizer that saves its object
# note: "global person" means: the name person of the whole program, not one of the method.
import gc


class Person:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        global person
        print("last words of", self.name)
        person = self


jane = Person("Jane")
bob = Person("Bob")
jane.friend = bob
bob.friend = jane

# %% [markdown]
# Jane and Bob keep each other. When their names go, nobody else leads to them: a **cyclic isolate**. Only the
# **collector** can find them: it looks for objects that just keep each other.

# %% The names go
del jane
# pause: after
del bob

# %% [markdown]
# The collector finds the two. Before it takes them away, it runs their finalizers, Jane's first.

# %% Collected: none
# pause: phase finalizers
# say: Both finalizers have run. Bob's was the last, so the name `person` leads to Bob, and Bob leads to Jane.
# pause: first object.resurrected
# say: The collector looks once more: are they still kept only by each other? No! It lets both live.
# ask: How many objects has it taken away? = 0
# say: None. They are **resurrected**: back from the dead.
found = gc.collect()

# %% [markdown]
# Both are well, and can be used as before. Below each box stands that its finalizer has run. Remember it.

# %% Alive and well
# ask: Who is it? = Bob and Jane
print(person.name, "and", person.friend.name)

# %% [markdown]
# Now the name goes, and there is the circle again. Will they save themselves once more? Each object's finalizer
# runs **only once**.

# %% No finalizer is called twice
# pause: after
del person
# ask: What is printed? Only a number. = collected: 2
# say: No last words this time. The second collection has freed both.
print("collected:", gc.collect())
