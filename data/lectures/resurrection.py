# title: Back from the dead
# python: 3.13
# order: 70

# %% [markdown]
# Last words are ordinary code. What if an object uses them to tie itself to a name again?

# %% A finalizer that saves its object
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
# pause: first isolate.formed
del jane, bob

# %% [markdown]
# The collector finds the two and lets them speak. Bob speaks last, so the name `person` leads to Bob, and Bob
# leads to Jane. The collector looks a second time, and lets both live.

# %% Collected: none
# pause: phase finalizers
# pause: first object.resurrected
# ask: What does gc.collect() return? = 0
print("collected:", gc.collect())
print("person is", person.name)

# %% [markdown]
# Both are alive and well. But the tick below each box stays: *last words are spoken only once*.

# %% No finalizer is called twice
# pause: first isolate.formed
del person
# ask: What is printed? Only a number. = collected: 2
print("collected:", gc.collect())
