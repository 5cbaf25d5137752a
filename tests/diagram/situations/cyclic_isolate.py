# Two friends who know each other, and nobody else does any more.
# python: 3.10
# at: each phase
import gc


class MyNamedClass:
    def __init__(self, name):
        self.name = name
        self.friend = None

    def __del__(self):
        print("Deleting " + self.name + "!")


jane = MyNamedClass("Jane")
bob = MyNamedClass("Bob")
jane.friend = bob
bob.friend = jane
del jane
del bob
gc.collect()
