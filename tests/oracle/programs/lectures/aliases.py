# A list with three names.
import gc
import sys

gc.collect()
gc.disable()

x = [1, 2, 3]
print(x)
print("one name:", sys.getrefcount(x))
y = x
print("second name:", sys.getrefcount(x))
z = y
print("third name:", sys.getrefcount(x))
y.append(4)
print(x, y, z)
print("the same object:", x is y, y is z, id(x) == id(z))
copy = x[:]
print("a copy:", copy == x, copy is x, sys.getrefcount(copy))
del z
print("after del z:", sys.getrefcount(x))
y = "something else"
print("after rebinding y:", sys.getrefcount(x))

arr = []
arr.append(arr)
print(arr)
print(sys.getrefcount(arr), len(arr), arr[0] is arr)
del arr
print("collected:", gc.collect())
print("collected:", gc.collect())
