# WeakSet: operators, iteration while members die.
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
s=weakref.WeakSet([a]); y=A("y"); s.add(y); print(len(s), y in s, A("y") in s, 5 in s, s)
for i in s: 
    if i.n=="y": del y; del i; print(len(s), len(s.data)); break
print(len(s))
t=weakref.WeakSet([a]); print(s==t, s|t, s&t, s-t, s^t, s<=t, s<t, s.isdisjoint(t), type(s|t).__name__)
print(s.pop(), len(s))
try: s.pop()
except KeyError as e: print(e)
