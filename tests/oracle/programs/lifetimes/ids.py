# Blocks are handed out again: last freed, first used.
print(id([]) == id([]), id({}) == id({}))


class A:
    pass


a = A()
b = A()
print(id(a) == id(b), id(a) == id(a), isinstance(id(a), int), id(a) > 0)
c = [1, 2]
list_at = id(c)
c = [3, 4]
print("a new list is made before the old one goes:", id(c) == list_at)
c = [5, 6]
print("the one after that gets its place:", id(c) == list_at)


class Method:
    def m(self):
        pass


m = Method()
print(id(m.m) == id(m.m), m.m is m.m, m.m == m.m)
x = 1000
y = x + 1
at = id(y)
del y
z = x + 2
print("int:", id(z) == at)
f = x * 0.5
at = id(f)
del f
g = x * 0.25
print("float:", id(g) == at)
e = {}
at = id(e)
del e
h = {}
print("dict:", id(h) == at)
s = set()
at = id(s)
del s
t = set()
print("set:", id(t) == at)
