# title: Two friends: a cyclic isolate
# python: 3.10
# order: 40

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

# %% The names go, and nothing is printed
del jane
del bob

# %% The collector finds them
print("collected:", gc.collect())
