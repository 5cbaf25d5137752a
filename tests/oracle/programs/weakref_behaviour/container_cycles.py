# Weak containers in cycles: what the collector counts, WeakMethod and KeyedRef.
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


a = A("a")


def cyc():
    w=weakref.WeakValueDictionary(); z=A("z"); w[1]=z; z.w=w
cyc(); print("collect",gc.collect())
def cyc2():
    w=weakref.WeakKeyDictionary(); z=A("z"); w[z]=z
    return z
cyc2(); print("collect",gc.collect())
def cyc3():
    w=weakref.WeakSet(); z=A("z"); w.add(z); w.me=w
cyc3(); print("collect",gc.collect())
def wd(): weakref.WeakValueDictionary(); weakref.WeakKeyDictionary(); weakref.WeakSet()
wd(); print("collect",gc.collect())
class M:
    def m(self): return "m"
    def __del__(self): print("del M")
m=M(); wm=weakref.WeakMethod(m.m, lambda r: print("cb", r is wm, r()))
print(wm, wm()(), wm()==m.m, wm==weakref.WeakMethod(m.m), wm!=weakref.WeakMethod(m.m), hash(wm)==hash(weakref.ref(m)))
del m; print(wm(), gc.collect())
try: weakref.WeakMethod(len)
except TypeError as e: print(e)
try: weakref.WeakMethod(5)
except TypeError as e: print(e)
r=weakref.KeyedRef(a, None, "key"); print(r.key, r(), weakref.getweakrefcount(a))
