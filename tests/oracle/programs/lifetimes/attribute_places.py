# Attributes made in another order than in the first instance: order of visits, deaths and referents.
import gc
gc.collect(); gc.disable()
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("-" + self.n, end=" ")
class P: pass
p = P(); p.x = 1; p.a = 1; p.b = 2; p.c = 3
q = P(); q.c = D("c"); q.a = D("a"); q.b = D("b"); q.x = 5
print([getattr(o, "n", o) for o in gc.get_referents(q) if type(o) is not dict], list(vars(p)))
q = None
print()
q = P(); q.c = D("c"); q.a = D("a"); q.b = D("b"); q.x = 5; q.me = q
q = None
gc.collect()
print()
q = P(); q.c = D("c"); q.a = D("a"); q.b = D("b"); del q.a; q.a=D("a2"); 
print([getattr(o, "n", o) for o in gc.get_referents(q) if type(o) is not dict])
print(list(q.__dict__))
print([getattr(o, "n", o) for o in gc.get_referents(q) if type(o) is not dict])
q = None
print()
q = P(); q.c = D("c"); q.b = D("b"); q.__dict__["a"]=D("a");
print([getattr(o, "n", o) for o in gc.get_referents(q) if type(o) is not dict])
d = q.__dict__
print([getattr(o, "n", o) for o in gc.get_referents(q) if type(o) is not dict])
q = None
d.clear()
print()
q = P(); q.c = D("c"); q.b = D("b"); d=q.__dict__; q.a=D("a")
q = None
d = None
print()
def two():
    q = P(); q.c = D("c"); q.b = D("b"); q.a=D("a")
    return vars(q)
two()
print()
