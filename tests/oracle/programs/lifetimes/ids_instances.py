# Instances get the block of the one that died last, where they have its size.
class A:
    pass


pattern = ""
for i in range(40):
    pattern += "=" if id(A()) == id(A()) else "."
print(pattern[-8:])
a = A()
where = id(a)
del a
b = A()
print(id(b) == where)


def local():
    x = A()
    return id(x)


print(local() == local())
first, second = A(), A()
places = id(first), id(second)
del first
del second
third = A()
fourth = A()
print("last freed, first used:", id(third) == places[1], id(fourth) == places[0])
