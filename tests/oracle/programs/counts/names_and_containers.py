# sys.getrefcount: names, containers, attributes. One is the argument itself.
import sys

count = sys.getrefcount


class A:
    pass


a = A()
print("one name", count(a))
b = a
print("two names", count(a))
l = [a]
print("and a list", count(a))
l.append(a)
print("twice in the list", count(a))
t = (a, a)
d = {"k": a, a: 1}
s = {a}
print("tuple, dict, set", count(a))
o = A()
o.attribute = a
print("attribute", count(a), count(o.attribute))
l2 = l[:]
l3 = l + l
l4 = l * 3
print("copies of the list", count(a))
del l2, l3, l4
print("gone again", count(a))
print("through the list", count(l[0]), "through the attribute", count(o.attribute), "through the dict", count(d["k"]))
del l[0]
print("del element", count(a))
l.clear()
print("clear", count(a))
d["k"] = None
print("replaced value", count(a))
del d
print("del dict", count(a))
s.discard(a)
del t
print("set and tuple", count(a))
o.attribute = 5
print("attribute replaced", count(a))
b = None
print("one name", count(a))
x, y = a, a
print("unpacked", count(a))
x = y = z = a
print("chained", count(a))
del x, y, z
for x in [a]:
    print("loop variable", count(a))
print("after the loop", count(a))
del x
for i in range(3):
    l.append(a)
print("appended", count(a))
l[:] = []
print("slice", count(a))
l.extend([a, a, a])
print(count(a), count(l.pop()), count(a))
l.insert(0, a)
l.remove(a)
l.reverse()
print(count(a))
del l
print(count(a), count(A()), count([]), count({}))
