# title: Three names, one list
# python: 3.13
# order: 10

# %% One list, three names
import sys

x = [1, 2, 3]
print("one name:", sys.getrefcount(x))
y = x
print("two names:", sys.getrefcount(x))
z = y
print("three names:", sys.getrefcount(x))

# %% A change is seen through every name
y.append(4)
print(x, y, z)

# %% One name goes
del z
print("two names again:", sys.getrefcount(x))

# %% A list that contains itself
import gc

arr = []
arr.append(arr)
print(arr)
del arr
print("collected:", gc.collect())
