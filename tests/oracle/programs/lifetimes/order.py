# The order in which the parts of a thing die.
class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=" ")


l = [D("l0"), D("l1"), D("l2")]
del l
print("| list")
t = (D("t0"), D("t1"), D("t2"))
del t
print("| tuple")
d = {"a": D("d0"), "b": D("d1"), "c": D("d2")}
del d
print("| dict")
o = D("instance")
o.first = D("first")
o.second = D("second")
del o
print("| instance")
nested = [[D("n00"), D("n01")], (D("n10"), D("n11")), {"k": D("n2")}]
del nested
print("| nested")
x = D("old")
x = D("new")
print("| rebound")
x = 5
print("| rebound again")
a, b = D("a"), D("b")
a, b = b, a
print("| swapped")
a = b = None
print("| both")
l = [D("0"), D("1"), D("2"), D("3"), D("4")]
del l[1:3]
print("| del slice")
l[0] = None
print("| item")
l[:] = []
print("| slice")
l = [D("p"), D("q")]
l.pop(0)
print("| pop")
l += [D("r")]
l.clear()
print("| clear")
d = {1: D("v1"), 2: D("v2")}
d[1] = D("v3")
print("| replaced")
d.pop(2)
print("| pop")
d.clear()
print("| clear")
s = {D("in a set")}
s.clear()
print("| set")
o = D("o")
o.x = D("x1")
o.x = D("x2")
print("| attribute replaced")
del o.x
print("| attribute deleted")
del o
print("| end")
