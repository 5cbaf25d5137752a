# What gc.collect() returns for garbage of many shapes.
import gc

gc.collect()
gc.disable()


class A:
    pass


class Final:
    def __del__(self):
        pass


def n(what):
    print("%-40s %d" % (what, gc.collect()))


n("nothing")
l = []
l.append(l)
del l
n("a list in itself")
d = {}
d["d"] = d
del d
n("a dict in itself")
a = A()
a.me = a
del a
n("an instance in itself")
a, b = A(), A()
a.o, b.o = b, a
del a, b
n("two instances")
a, b = A(), A()
a.name, b.name = "a", "b"
a.o, b.o = b, a
del a, b
n("two instances with names")
f = Final()
f.me = f
del f
n("an instance with a finalizer")
l = []
t = (l,)
l.append(t)
del l, t
n("list and tuple")
a = A()
a.l = [a]
del a
n("instance and list")
a = A()
a.d = {"a": a}
del a
n("instance and dict")
a = A()
a.s = {a}
del a
n("instance and set")
a = A()
a.t = (a, a)
del a
n("instance and tuple")
a = A()
a.me = a
a.tail = [1, 2, [3, [4]]]
del a
n("with a tail of lists")
ring = [A() for i in range(10)]
for i in range(10):
    ring[i].next = ring[(i + 1) % 10]
del ring
n("a ring of ten")
a = A()
a.me = a
keep = a.l = []
del a
n("with a list that is kept")
a = A()
b = A()
a.o = b
del a, b
n("no cycle")
x = A()
x.a = x
y = x
del x
n("one name left")
del y
n("no name left")
a = A()
a.c = A
a.me = a
del a
n("refers to its class")
