# WeakValueDictionary: what it shows, and what waits while it is iterated over.
import gc
import weakref

gc.collect()
gc.disable()


class A:
    def __init__(self,n): self.n=n
    def __repr__(self): return "A(%s)"%self.n
    def __hash__(self): return hash(self.n)
    def __eq__(self,o): return self.n==o.n
    def __del__(self): print("del",self.n)


w=weakref.WeakValueDictionary()
a=A("a"); w["a"]=a; w["t"]=A("t")
print(len(w), list(w), list(w.items()), w["a"], w.get("t"), "t" in w, "a" in w)
b=A("b"); w.update({"b":b}, c=a); print(sorted(w.keys()), [v for v in w.values()])
it=iter(w.items()); print(next(it)); 
del b; print(len(w), list(w.data)); 
print(w._pending_removals, len(w._iterating)); del it; print(w._pending_removals, len(w), w._iterating)
print(w.pop("a"), w.pop("zz", 1), w.popitem(), len(w))
try: w.pop("q")
except KeyError as e: print("KeyError", e)
try: w["q"]
except KeyError as e: print("KeyError", e)
print(w.setdefault("x", a), w.setdefault("x", 5), w|{"y":a}, {"z":a}|w)
d=w.copy(); print(dict(d), type(d), repr(w)[:24])
print(w.valuerefs(), list(w.itervaluerefs())[0]() )
