# Weak references: alive, dead, shared, callbacks.
import weakref


class A:
    def m(self):
        return "m"


a = A()
r = weakref.ref(a)
print(r() is a, r, weakref.getweakrefcount(a))
r2 = weakref.ref(a)
print(r2 is r, weakref.getweakrefcount(a), r == r2)
r3 = weakref.ref(a, lambda ref: print("callback", ref is r3, ref() is None))
print(r3 is r, weakref.getweakrefcount(a), r3 == r)
b = A()
other = weakref.ref(b)
print(other == r, other() is b)
del a
print(r(), r3(), r, r == r2, other())
order = []
refs = [weakref.ref(b, lambda ref, i=i: order.append(i)) for i in range(4)]
del refs[1]
print(weakref.getweakrefcount(b))
del b
print("callbacks in order", order)
for bad in 5, "text", [], {}, (), None, 1.5:
    try:
        weakref.ref(bad)
    except TypeError as error:
        print(error)


def f():
    pass


for good in f, A, A().m, {1}, print, ValueError("x"):
    print(type(good).__name__, weakref.ref(good)() is good, weakref.getweakrefcount(good) >= 1)
method = weakref.ref(A().m)
print(method())
temporary = weakref.ref(A())
print(temporary())
print(weakref.getweakrefcount(5), isinstance(r, weakref.ref), type(r).__name__)
