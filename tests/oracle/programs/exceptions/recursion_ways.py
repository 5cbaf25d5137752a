# how deep recursion goes through properties, operators and calls that are not written as calls
import sys
N=[0]
class P:
    pass
    @property
    def x(self):
        N[0]+=1
        return self.x
class G:
    pass
    def __getitem__(self,i):
        N[0]+=1
        return self[i]
class GA:
    pass
    def __getattr__(self,i):
        N[0]+=1
        return getattr(self,i)
class GA2:
    pass
    def __getattr__(self,i):
        N[0]+=1
        return self.foo
class L:
    pass
    def __init__(self):
        N[0]+=1
        L()
class C:
    pass
    def __call__(self):
        N[0]+=1
        self()
class R:
    pass
    def __repr__(self):
        N[0]+=1
        return repr(self)
class S:
    pass
    def __str__(self):
        N[0]+=1
        return f"{self}"
class Add:
    pass
    def __add__(self,o):
        N[0]+=1
        return self+o
class Eq:
    pass
    def __eq__(self,o):
        N[0]+=1
        return self==o
class It:
    pass
    def __iter__(self):
        N[0]+=1
        return iter(self)
class Si:
    pass
    def __setattr__(self,k,v):
        N[0]+=1
        self.k=v
class Nw:
    pass
    def __new__(cls):
        N[0]+=1
        return cls()
class Ln:
    pass
    def __len__(self):
        N[0]+=1
        return len(self)
class Ct:
    pass
    def __contains__(self,x):
        N[0]+=1
        return x in self
class H:
    pass
    def __hash__(self):
        N[0]+=1
        return hash(self)
def run(c,f):
    N[0]=0
    try: f()
    except RecursionError as e: print(c.__name__,N[0],e)
run(P,lambda:P().x)
run(G,lambda:G()[1])
run(GA,lambda:GA().z)
run(GA2,lambda:GA2().z)
run(C,lambda:C()())
run(R,lambda:repr(R()))
run(Add,lambda:Add()+1)
run(Eq,lambda:Eq()==1)
run(It,lambda:iter(It()))
run(Si,lambda:setattr(Si(),'k',1))
run(Nw,lambda:Nw())
run(Ln,lambda:len(Ln()))
run(Ct,lambda:1 in Ct())
run(H,lambda:hash(H()))
class Slots:
    __slots__ = ()
    def __init__(self):
        N[0]+=1
        Slots()
class Keyword:
    def __init__(self, a=1):
        N[0]+=1
        Keyword(a=2)
class Variable:
    def __init__(self, *a):
        N[0]+=1
        Variable(1)
for limit in 1000, 2000, 400:
    sys.setrecursionlimit(limit)
    run(P,lambda:P().x)
    run(G,lambda:G()[1])
    for c in Slots, Keyword, Variable:
        run(c,c)
