# WeakKeyDictionary: what it shows, and what waits while it is iterated over.
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
k=weakref.WeakKeyDictionary()
x=A("x"); k[x]=1; k[a]=2; print(len(k), dict(k), k[A("x")], list(k.keyrefs())[0]())
it=k.items(); next(it); del x; print(len(k), k._pending_removals); del it; print(len(k))
print(k.get(A("q"),7), A("a") in k, 5 in k, k.pop(a), len(k))
