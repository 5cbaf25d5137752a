# Copies and lifetimes: what a copy shares, what dies with the original, collected cycles
import copy
import gc
import sys

gc.collect()
gc.disable()


class T:
    def __init__(self, name):
        self.name = name

    def __copy__(self):
        return T(self.name + " copy")

    def __deepcopy__(self, memo):
        return T(self.name + " deep")

    def __del__(self):
        print("del", self.name, end=" ")


class Box:
    pass


box = Box()
box.t = T("t")
shallow, deep = copy.copy(box), copy.deepcopy(box)
print(sys.getrefcount(box.t), sys.getrefcount(deep.t))
del box
print("| original gone")
del shallow
print("| shallow gone")
del deep
print("| deep gone")
row = [T("x"), T("y")]
row = copy.deepcopy(row)
print("| list")
row = copy.copy(row)
row.clear()
print("| cleared")
a = Box()
a.me = a
b = copy.copy(a)
c = copy.deepcopy(a)
print(b.me is a, c.me is c)
del a
print(gc.collect())
del b
print(gc.collect())
del c
print(gc.collect())
a, b = Box(), Box()
a.other, b.other = b, a
c = copy.deepcopy(a)
del a, b
print(gc.collect(), c.other.other is c)
c.other.__dict__
del c
print(gc.collect())
