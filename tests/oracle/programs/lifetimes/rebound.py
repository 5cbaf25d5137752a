# While a rebound name's old value dies, the new one has a holder more
import gc, sys
gc.collect()
gc.disable()
class A:
    def __init__(self, name): self.name = name
    def __del__(self):
        new = globals().get("x"), C.__dict__.get("x"), o.__dict__.get("x"), d.get("x"), l[0]
        print("del", self.name, [sys.getrefcount(n) for n in new if isinstance(n, A)])
        gc.collect()
class C: x = None
o = C()
d = {}
l = [0]
other = A("other")
x = A("one")
x = A("two")
def f():
    global x
    x = A("three")
f()
C.x = A("four")
C.x = A("five")
o.x = A("six")
o.x = A("seven")
d["x"] = A("eight")
d["x"] = A("nine")
l[0] = A("ten")
l[0] = A("eleven")
def g():
    y = A("twelve")
    y = A("thirteen")
    def h(): return y
    y = A("fourteen")
g()
print("end")
