# Puzzles of shallow and deep copies.
import copy
class Point:
    def __init__(self, x, y, tags=None):
        self.x, self.y, self.tags = x, y, tags or []
    def __repr__(self):
        return f"Point({self.x}, {self.y}, {self.tags})"
p = Point(1, 2, ["a"])
q = copy.copy(p)
r = copy.deepcopy(p)
q.tags.append("b")
r.tags.append("c")
print(p, q, r, p.tags is q.tags, p.tags is r.tags)
a = [1, [2, 3], {"k": [4]}]
b = a
c = a[:]
d = list(a)
e = copy.copy(a)
f = copy.deepcopy(a)
print(a is b, a is c, a == c, a[1] is c[1], a[1] is d[1], a[1] is e[1], a[1] is f[1])
a[1].append(99)
print(c, f)
cyc = [1]
cyc.append(cyc)
cyc2 = copy.deepcopy(cyc)
print(cyc2, cyc2[1] is cyc2, cyc2 is cyc)
shared = [0]
pair = [shared, shared]
pc = copy.deepcopy(pair)
pc[0].append(1)
print(pc, pc[0] is pc[1], pair)
class Tree:
    def __init__(self, v, children=()):
        self.v, self.children = v, list(children)
    def __deepcopy__(self, memo):
        print("deepcopy", self.v)
        return Tree(self.v * 10, copy.deepcopy(self.children, memo))
    def __copy__(self):
        print("copy", self.v)
        return Tree(self.v, self.children)
t = Tree(1, [Tree(2), Tree(3)])
u = copy.deepcopy(t)
print(u.v, [c.v for c in u.children], copy.copy(t).children is t.children)
t1 = (1, 2, [3])
print(copy.copy(t1) is t1, copy.deepcopy(t1) is t1, copy.deepcopy((1, "a")) == (1, "a"), copy.deepcopy(print) is print)
x = {1: {2: {3: []}}}
y = x.copy()
y[1][2][3].append("deep")
y[5] = 6
print(x, y)
