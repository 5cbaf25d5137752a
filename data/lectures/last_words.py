# title: Last words
# python: 3.13
# order: 40
# show: no classes

# %% [markdown]
# A class may have a method called `__del__`. Python calls it just before an object of that class dies.
# It is the object's chance to say its last words.

# %% A class with last words
# note: The method is also called a finalizer. The word comes in lecture 7.
class Person:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("Goodbye from", self.name)


# %% [markdown]
# `del` does **not** call `__del__`. It takes a name away. Only if that was the last reference, the object
# dies, and *that* calls `__del__`.

# %% Two names on one object
jane = Person("Jane")
boss = jane
# pause: after
# say: One name is deleted. Nothing is printed: the object still has another name.
del jane
print("jane is deleted, Jane is not")
# ask: What is printed by the next line? = Goodbye from Jane
del boss

# %% [markdown]
# Tying a name to something else lets go of the old object, just like `del`. But the new object is made
# first: the old one is still there while the new one is being born.

# %% The new one comes first
person = Person("Bob")
# pause: before
# ask: What is printed by the next line? = Goodbye from Bob
person = Person("Eve")
print("hello", person.name)

# %% [markdown]
# A list that dies lets go of its items one after the other. Guess: which one goes first?

# %% In which order?
people = [Person("Ann"), Person("Ben"), Person("Cid")]
# ask: Which names, in which order? = Goodbye from Cid, Goodbye from Ben, Goodbye from Ann
# say: From the end to the beginning. CPython does it so, but no rule of the language says it.
del people

# %% [markdown]
# At the end of a function all its own names go, and what only they held dies.

# %% The end of a function
def visit():
    guest = Person("Guest")
    print("nice to meet you,", guest.name)


# ask: What is printed, in which order? = nice to meet you, Guest Goodbye from Guest
visit()

# %% [markdown]
# And Eve? Her name is still there. When the program is over, Python takes away the names that are left.

# %% The end of the program
# note: The last press shows it: Eve says goodbye after the last line.
# ask: What is printed by this line? = the last line
print("the last line")
