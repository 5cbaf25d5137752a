# Two instances of a class, and what it takes for them to be deleted.
import gc

gc.collect()
gc.disable()


class Person:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("Deleting %s!" % self.name)


print("one name")
ann = Person("Ann")
del ann

print("two names for one object")
carl = Person("Carl")
same = carl
del carl
print("one name is left")
del same

print("two friends")
jane = Person("Jane")
bob = Person("Bob")
jane.friend = bob
bob.friend = jane

print("tracked:", gc.is_tracked("a string"), gc.is_tracked([]), gc.is_tracked(bob))
for referent in gc.get_referents(bob):
    if isinstance(referent, dict):
        print("bob refers to a dict with", sorted(referent))
    elif isinstance(referent, type):
        print("bob refers to the class", referent.__name__)
    elif isinstance(referent, Person):
        print("bob refers to", referent.name)
    else:
        print("bob refers to", repr(referent))
del referent

del jane
print("jane is no longer a name")
del bob
print("nobody can reach the two now")
print("collected:", gc.collect())
print("collected:", gc.collect())
