# title: Names are not boxes
# python: 3.13
# order: 10

# %% [markdown]
# A name is a **label**, not a box. When you write `x = …`, Python makes an object and ties the label
# to it. The arrow in the picture shows what the label is tied to.

# %% One list, one name
x = [1, 2, 3]

# %% [markdown]
# Now two more labels. Is there one list or are there three? Count the boxes.

# %% Three names, one list
y = x
z = y
# ask: What is printed: are they the same object? = True True
print(y is x, z is x)

# %% [markdown]
# There is only one list. If it changes, it changes for every name.

# %% A change is seen through every name
y.append(4)
# ask: What is printed? = [1, 2, 3, 4]
print(x)

# %% [markdown]
# A second list can *look* the same. `==` asks whether two things look the same; `is` asks whether
# they are one and the same object.

# %% Equal is not the same
twin = [1, 2, 3, 4]
# ask: Which two words are printed? = True False
print(x == twin, x is twin)

# %% [markdown]
# A class may decide what `==` means. Nobody can decide what `is` means.

# %% A class that says yes to everything
class Agreeable:
    def __eq__(self, other):
        return True


friend = Agreeable()
number = 7
# ask: Which two words are printed? = True False
print(friend == number, friend is number)

# %% [markdown]
# `id` gives a number to each object while it lives. One object, one number: `is` compares just these.

# %% The number of an object
# ask: Which two words are printed? = True False
print(id(x) == id(z), id(x) == id(twin))

# %% [markdown]
# `del` takes away a label, not the object. The list stays as long as somebody refers to it.

# %% A name goes
del x, y
# ask: What is printed? = [1, 2, 3, 4]
print(z)
