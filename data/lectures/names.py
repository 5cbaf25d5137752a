# title: Names are not boxes
# python: 3.13
# order: 10
# show: no classes

# %% [markdown]
# A name is a **label**, not a box. When you write `x = …`, Python makes an object and ties the label
# to it. The arrow in the picture is that tie: the name *points* to the object.

# %% One list, one name
# note: Ask first what they think a variable is. Most will say: a box with something in it.
# note: The number in the round badge is for the next lecture. Leave it for now.
x = [1, 2, 3]

# %% [markdown]
# Now two more labels. Is there one list, or are there three? Count the boxes.

# %% Three names, one list
y = x
z = y
# ask: What is printed: are they the same object? = True True
# say: One list with three names. `y = x` copies nothing: it ties one more label to the same object.
print(y is x, z is x)

# %% [markdown]
# There is only one list. We change it by the name `y`. What does `x` see?

# %% A change is seen through every name
# note: This surprises everybody who thinks of boxes. Let them vote before the answer.
y.append(4)
# ask: What is printed? = [1, 2, 3, 4]
print(x)

# %% [markdown]
# A second list can *look* the same. `==` asks whether two things look the same; `is` asks whether they are
# one and the same object.

# %% Equal is not the same
twin = [1, 2, 3, 4]
# ask: Which two words are printed? = True False
# say: They look the same, but there are two boxes: a change of `twin` would not be seen by `x`.
print(x == twin, x is twin)

# %% [markdown]
# A class may decide by itself what `==` means: here, always yes. What `is` means, nobody can decide.

# %% A class that says yes to everything
class Agreeable:
    def __eq__(self, other):
        return True


friend = Agreeable()
number = 7
# ask: Which two words are printed? = True False
# say: `friend` claims to be equal to 7, and to everything else. It is still another object.
print(friend == number, friend is number)

# %% [markdown]
# `id` gives every object a number for as long as it lives: one object, one number. `is` compares just these.

# %% The number of an object
# note: In CPython the number is the address in memory. Lecture 13 comes back to it.
# ask: Which two words are printed? = True False
print(id(x) == id(z), id(x) == id(twin))

# %% [markdown]
# `del` takes away a label, not the object. The list stays as long as somebody points to it.

# %% A name goes
del x, y
# ask: What is printed? = [1, 2, 3, 4]
# say: Two labels are gone; the list is not, because `z` is still tied to it.
print(z)
