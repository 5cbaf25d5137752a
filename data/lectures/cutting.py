# title: Cutting cycles yourself
# python: 3.13
# order: 90
# show: no classes

# %% [markdown]
# You need not wait for the collector. A cycle that is cut anywhere falls apart by counting alone. Here the
# collector is off, so that everybody sees who does the work.

# %% Two friends again
import gc
import weakref

gc.disable()


class Person:
    def __init__(self, name):
        self.name = name
        self.friend = None

    def __del__(self):
        print("Goodbye from", self.name)


def two_friends():
    jane = Person("Jane")
    bob = Person("Bob")
    jane.friend = bob
    bob.friend = jane
    return jane


# %% [markdown]
# The simplest cut: one of the two lets go of the other. Here Bob's `friend` becomes `None`.

# %% Set it to None
jane = two_friends()
# pause: after
# say: Bob holds nobody any more. There is no circle: from `jane` to Jane to Bob, and there it ends.
jane.friend.friend = None
# ask: Who says goodbye, in which order? = Goodbye from Jane, Goodbye from Bob
del jane

# %% [markdown]
# More thorough: throw away all attributes of one of them at once. They stand in its `__dict__`.

# %% Clear the dictionary
jane = two_friends()
# ask: Who says goodbye at once? = Goodbye from Bob
# say: Bob died in the midst of the clearing, and could still say his name: his attributes were his own.
jane.__dict__.clear()
jane.name = "Jane without memories"
del jane

# %% [markdown]
# Better not to make the cycle at all. A **weak reference** leads to an object without holding it: it does not
# count. The picture draws it dashed. Calling it gives the object.

# %% A weak reference
jane = Person("Jane")
bob = Person("Bob")
jane.friend = bob
bob.friend = weakref.ref(jane)
# pause: after
# say: Jane holds Bob. Bob only knows where Jane is: see the dashed arrow, and her count.
print("Bob's friend is", bob.friend().name)
# ask: What is printed? = Goodbye from Jane
# say: She was held by her name alone. The weak reference leads nowhere now.
del jane
# ask: Whom does it give now? = None
print(bob.friend())

# %% [markdown]
# `weakref.finalize` calls a function when an object dies. The class needs no `__del__` for it.

# %% A call at the end
class Plain:
    pass


plain = Plain()
weakref.finalize(plain, print, "it is gone")
# ask: What is printed? = it is gone
del plain

# %% [markdown]
# A `WeakValueDictionary` is a telephone book that keeps nobody alive: an entry goes when its object goes.

# %% A telephone book
book = weakref.WeakValueDictionary()
book["bob"] = bob
print("in the book:", len(book))
# ask: What is printed? = Goodbye from Bob
del bob
# ask: What does this line print? = in the book: 0
print("in the book:", len(book))
