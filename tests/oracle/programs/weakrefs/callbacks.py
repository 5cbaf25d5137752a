# What a callback sees, when it runs, and what happens when it raises.
import weakref


class A:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("finalizer of", self.name)


def report(ref):
    print("callback:", ref() is None)


a = A("a")
r = weakref.ref(a, report)
del a
print("--")
a = A("b")
r = weakref.ref(a, report)
r = None
del a
print("no callback: the reference was gone first")
a = A("c")


def make_another(ref):
    global a
    a = A("made in a callback")


r = weakref.ref(a, make_another)
del a
print(a.name)
del a
print("--")
a = A("d")
r1 = weakref.ref(a, lambda r: print("first made"))
r2 = weakref.ref(a, lambda r: print("second made"))
r3 = weakref.ref(a)
a = None
print(r1(), r2(), r3())


def raises(ref):
    raise ValueError("in a callback")


a = A("e")
r = weakref.ref(a, raises)
del a
print("the program goes on")


def local():
    x = A("local")
    r = weakref.ref(x, lambda ref: print("callback of a local"))
    y = A("second local")


local()
print("end")
