# One of the two friends does not like the other: no cycle, no collector.
class Person:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("Deleting", self.name)


jane = Person("Jane")
bob = Person("Bob")
jane.friend = bob
del bob
print("bob is only known to jane")
jane.friend.age = 42
del jane
print("end")
