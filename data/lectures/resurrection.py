# title: Back from the dead
# python: 3.13
# order: 50

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
del jane, bob

# %% Collected: none
print("collected:", gc.collect())
print("person is", person.name)

# %% No finalizer is called twice
del person
print("collected:", gc.collect())
