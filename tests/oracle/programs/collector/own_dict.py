# An instance that holds its own __dict__
import gc, sys
gc.collect()
gc.disable()
class C:
    def __del__(self): print("del")
def show(v): print(sorted([type(r).__name__ for r in gc.get_referents(v)]), sys.getrefcount(v), sorted([type(r).__name__ for r in gc.get_referrers(v)]))
v = C(); v.x = []
show(v)
d = v.__dict__
show(v); show(d)
v.b = d
show(v); show(d)
del d
show(v)
v.b["c"] = 1
print(sorted(v.__dict__), v.c)
del v
print(gc.collect())
v = C()
v.__dict__["a"] = v.__dict__
show(v)
show(v.__dict__)
v.__dict__[1] = 2
show(v)
show(v.__dict__)
del v
print(gc.collect())
v = C()
v.b = v.__dict__
show(v)
del v
print(gc.collect())
v = C()
v.x, v.y = "x", 1
show(v)
