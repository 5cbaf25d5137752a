# When __del__ runs.
class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("-" + self.name)


a = D("a")
print("del")
del a
print("rebinding")
b = D("b")
b = None
print("two names")
c = D("c")
d = c
del c
print("one left")
d = 5
print("function")


def f():
    x = D("local")
    print("in f")


f()
print("temporary")
D("temporary")
print("in a list")
l = [D("element")]
l.append(1)
del l[0]
print("attribute")
o = D("holder")
o.part = D("part")
del o
print("replaced in a loop")
for i in range(3):
    e = D("loop %d" % i)
print("an exception")
try:
    g = D("g")
    raise ValueError
except ValueError:
    del g
print("calling it by hand is only a call")
h = D("h")
h.__del__()
print("still", h.name)
del h


class Child(D):
    pass


class Own(D):
    def __del__(self):
        print("own, then", end=" ")
        super().__del__()


Child("child")
Own("own")


class Late:
    pass


late = Late()
Late.__del__ = lambda self: print("added after the instance was made")
del late
late = Late()
late.__del__ = lambda: print("never: looked up on the class")
del late
del Late.__del__
Late()
print("end")
k = D("k at the end")
