# Several isolates in one collection, and what each of them holds.
import gc

gc.collect()
gc.disable()


class N:
    def __init__(self, name, **links):
        self.name = name
        for key in links:
            setattr(self, key, links[key])

    def __del__(self):
        print("-" + self.name, end=" ")


a = N("a")
b = N("b", a=a)
a.b = b
c = N("c")
c.me = c
d = N("d", items=[c, {"a": 1}])
d.me = d
del a, b, c, d
print("|", gc.collect())
outer = N("outer")
inner = N("inner", outer=outer)
outer.inner = [inner]
leaf = N("leaf")
inner.leaf = leaf
outer.leaf = leaf
del outer, inner
print("leaf has a name:", gc.collect(), leaf.name)
del leaf
print("|")
lists = []
for i in range(5):
    l = [i]
    l.append(l)
    lists.append(l)
del l
lists.append(lists)
print(lists)
del lists
print("|", gc.collect())
matrix = [[N(str(i) + str(j)) for j in range(2)] for i in range(2)]
for row in matrix:
    for n in row:
        n.matrix = matrix
del matrix, row, n
print("|", gc.collect())
