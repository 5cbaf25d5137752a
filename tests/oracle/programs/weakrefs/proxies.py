# Proxies pass everything on, until the object is gone.
import weakref


class A:
    def __init__(self):
        self.x = 1

    def m(self, y):
        return self.x + y

    def __len__(self):
        return 3

    def __getitem__(self, i):
        return i * 2

    def __add__(self, other):
        return "added %s" % other

    def __str__(self):
        return "str of A"

    def __call__(self, z):
        return z


a = A()
p = weakref.proxy(a)
print(p.x, p.m(5), len(p), p[4], p + 1, str(p), p(7))
p.x = 10
p.new = "new"
print(a.x, a.new, type(p).__name__, isinstance(p, A), p is a, weakref.proxy(a) is p)
del p.new
print(hasattr(a, "new"), weakref.getweakrefcount(a))
q = weakref.proxy(a, lambda ref: print("proxy callback"))
del a
for use in (lambda: p.x, lambda: p.m(1), lambda: len(p), lambda: str(p), lambda: p + 1, lambda: setattr(p, "x", 1), lambda: p()):
    try:
        use()
    except ReferenceError as error:
        print("ReferenceError:", error)
try:
    weakref.proxy([])
except TypeError as error:
    print(error)
s = {1, 2}
sp = weakref.proxy(s)
print(1 in sp, len(sp), sorted(sp))
sp.add(3)
print(sorted(s))
