# Puzzles of defaults and attributes that are shared.
def append_to(element, to=[]):
    to.append(element)
    return to
print(append_to(1), append_to(2), append_to(3, []), append_to.__defaults__)
def fixed(element, to=None):
    if to is None:
        to = []
    to.append(element)
    return to
print(fixed(1), fixed(2))
class Student:
    grades = []
    def __init__(self, name):
        self.name = name
    def add(self, g):
        self.grades.append(g)
a, b = Student("a"), Student("b")
a.add(1); b.add(2)
print(a.grades, b.grades, a.grades is b.grades, "grades" in a.__dict__, Student.grades)
a.grades = a.grades + [3]
print(a.grades, b.grades, "grades" in vars(a))
b.grades += [4]
print(b.grades, Student.grades, b.grades is Student.grades)
def f(d={}, *, seen=set()):
    d[len(d)] = len(seen)
    seen.add(len(d))
    return d, seen
print(f()); print(f()); print(f.__defaults__, f.__kwdefaults__)
import time
def stamp(n=len("abc")):
    return n
print(stamp.__defaults__, stamp())
grid = [[0] * 3] * 3
grid[0][0] = 1
print(grid, grid[0] is grid[1])
grid = [[0] * 3 for _ in range(3)]
grid[0][0] = 1
print(grid)
t = ([1, 2], 3)
try:
    t[0] += [4]
except TypeError as e:
    print(e)
print(t)
x = y = []
x.append(1)
print(y); x = x + [2]; print(y, x)
d = dict.fromkeys("ab", [])
d["a"].append(1)
print(d)
