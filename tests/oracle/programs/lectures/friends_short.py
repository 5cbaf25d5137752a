# The two friends and nothing else.
import gc


class MyNamedClass:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(f"Deleting {self.name}!")


gc.collect()
jane = MyNamedClass("Jane")
bob = MyNamedClass("Bob")
jane.friend = bob
bob.friend = jane
del jane
del bob
print("before")
print(gc.collect())
print("after")
