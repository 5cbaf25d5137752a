# A finalizer that gives the object a name again.
import gc

gc.collect()
gc.disable()


class Person:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        global person
        print("finalizer of", self.name)
        person = self


person = None
jane = Person("Jane")
bob = Person("Bob")
jane.friend = bob
bob.friend = jane
del jane, bob
print("collected:", gc.collect())
print("person is", person.name, "whose friend is", person.friend.name)
print("finalized:", gc.is_finalized(person), gc.is_finalized(person.friend))
del person
print("no name again")
print("collected:", gc.collect())
try:
    person
except NameError as error:
    print("NameError:", error)
