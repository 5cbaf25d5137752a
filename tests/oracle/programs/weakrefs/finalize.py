# weakref.finalize: called once, at death or at exit.
import gc
import weakref


class A:
    pass


a = A()
f = weakref.finalize(a, print, "a is gone", "and", sep=" ~ ", end="!\n")
print(f.alive, callable(f))
del a
print(f.alive, f())
b = A()
g = weakref.finalize(b, lambda x: "result %s" % x, 5)
print(g.alive, g(), g.alive, g())
del b
c = A()
h = weakref.finalize(c, print, "never printed")
print(h.detach() is not None, h.alive, h.detach())
del c
d = A()
for i in range(3):
    weakref.finalize(d, print, "finalizer", i)
del d
e = A()
e.me = e
weakref.finalize(e, print, "in a cycle")
del e
print("before collect")
gc.collect()
print("after collect")
x = A()
weakref.finalize(x, print, "at exit: first made")
y = A()
last = weakref.finalize(y, print, "at exit: second made")
z = A()
no = weakref.finalize(z, print, "not at exit")
no.atexit = False
print("end", last.atexit)
