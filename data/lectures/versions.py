# title: One program, four Pythons
# python: 3.10
# order: 140
# show: beside 3.13, no classes

# %% [markdown]
# Two Pythons run the same lines: 3.10 and 3.13. They go step by step together. What only one of them has is
# marked, and so is each number that differs, with **≠**. The reason stands below the pictures.

# %% Two pictures
# note: The menu with the version chooses both: what runs, and what stands beside it. Try 3.11 beside 3.12.
import gc
import sys

gc.collect()
gc.disable()


class Person:
    def __init__(self, name):
        self.name = name


# %% [markdown]
# Eve has one attribute, her name. 3.10 keeps it in a dictionary, which is an object too. 3.13 keeps it in
# the person: one object less.

# %% Where an attribute is kept
# pause: after
# say: The dictionary is there only in 3.10. Nobody has asked for it; Python made it for the attributes.
eve = Person("Eve")
# pause: after
# say: Who asks for the dictionary in 3.13 gets one. It shows the same name, and now both have it.
eve.__dict__
del eve

# %% [markdown]
# Two friends, and their names go: a circle that nobody reaches. The collector says how many objects it has
# found.

# %% 4 or 2
# pause: first isolate.formed
# say: The same circle, but in 3.10 it has four members: from friend to friend it leads through a dictionary.
jane = Person("Jane")
bob = Person("Bob")
jane.friend = bob
bob.friend = jane
del jane, bob
# ask: How many objects does the collector find in 3.10? = 4
# say: Four: two persons and their two dictionaries. 3.13 has no dictionaries here, and finds two.
found = gc.collect()
print("found:", found)


# %% [markdown]
# Three circles, each of one person who refers to herself. The last words of the phoenix give her a name
# again, and she lives. What becomes of the other two?

# %% One comes back
del found


class Phoenix(Person):
    def __del__(self):
        global eve
        eve = self


jane = Person("Jane")
bob = Person("Bob")
eve = Phoenix("Eve")
jane.me = jane
bob.me = bob
eve.me = eve
# pause: after
# say: Three isolates. In 3.10 each of them is a person and a dictionary, in 3.13 a person alone.
del jane, bob, eve
# ask: What is printed in 3.10? = 4: others freed
# say: The other two are freed: four objects in 3.10, two in 3.13. The phoenix is not counted.
print(f"{gc.collect()}: others freed")
eve.me = None


# %% [markdown]
# While a function runs, its parameter is one more reference. 3.10 has yet another one: the caller keeps what
# it gave until the function is done. 3.13 gives its own away.

# %% The count of a parameter
def count(person):
    # pause: before
    # say: The count is 3 in 3.10 and 2 in 3.13: the one more is the caller's.
    return sys.getrefcount(person)


eve = Person("Eve")
# ask: What is printed in 3.10? = count: 4
# say: 4 in 3.10 and 3 in 3.13, since asking for the count is a reference too.
print("count:", count(eve))


# %% [markdown]
# There is one `None`, and half of the program refers to it. Up to 3.11 each of these references is counted.
# Since 3.12 None is **immortal**: nobody counts any more, and it never dies.

# %% Immortal
def grown():
    before = sys.getrefcount(None)
    many = [None] * 1000
    return sys.getrefcount(None) - before


# ask: By how much does the count of None grow in 3.10? = grown by: 1000
# say: By 1000 in 3.10, one for each item of the list. Not at all in 3.13.
print("grown by:", grown())


# %% [markdown]
# `[double(n) for n in …]` is a comprehension. Up to 3.11 it is a little function of its own, with a frame on
# the stack. Since 3.12 it runs where it stands.

# %% A frame less
def double(n):
    # pause: before
    # say: Three frames in 3.10, two in 3.13: only 3.10 has one for the comprehension.
    return 2 * n


print([double(n) for n in (1, 2, 3)])

# %% [markdown]
# The collector also comes by itself, when there are many more objects than before. How many that is was
# changed in 3.13.

# %% When it comes by itself
# ask: How many new objects does 3.10 wait for? = (700, 10, 10)
# say: 700 in 3.10, and 2000 in 3.13. The other two numbers say how often older objects are looked at.
print(gc.get_threshold())
