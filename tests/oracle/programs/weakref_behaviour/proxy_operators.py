# Every operator through a proxy.
import weakref, operator
class N:
    def __init__(s,v): s.v=v
for name in "add sub mul truediv floordiv mod pow lshift rshift and or xor matmul".split():
    for pre in ("","r","i"):
        def m(self, other, n="__%s%s__"%(pre,name)): return (n, self.v, getattr(other,"v",other))
        setattr(N,"__%s%s__"%(pre,name),m)
for name in "neg pos abs invert".split():
    setattr(N,"__%s__"%name, lambda self, n=name: (n,self.v))
N.__divmod__=lambda s,o: ("divmod",s.v,o); N.__rdivmod__=lambda s,o: ("rdivmod",s.v,o)
N.__int__=lambda s: 7; N.__float__=lambda s: 2.5; N.__index__=lambda s: 3; N.__bool__=lambda s: False; N.__len__=lambda s: 4
N.__getitem__=lambda s,k: ("get",k); N.__setitem__=lambda s,k,v: print("set",k,v); N.__delitem__=lambda s,k: print("del",k)
N.__contains__=lambda s,k: k==1; N.__iter__=lambda s: iter([1,2]); N.__next__=lambda s: 9; N.__call__=lambda s,*a,**k: (a,k)
N.__lt__=lambda s,o: "lt"; N.__eq__=lambda s,o: "eq"; N.__hash__=lambda s: 5
N.__str__=lambda s: "str!"; N.__repr__=lambda s: "repr!"; N.__reversed__=lambda s: "rev"; N.__round__=lambda s,*a: ("round",a); N.__enter__=lambda s: "enter"; N.__exit__=lambda s,*a: None
N.__format__=lambda s,f: "fmt"+f; N.__trunc__=lambda s: "tr"; N.__length_hint__=lambda s: 11
a=N(1); p=weakref.proxy(a)
for op in (operator.add,operator.sub,operator.mul,operator.truediv,operator.floordiv,operator.mod,operator.pow,operator.lshift,operator.rshift,operator.and_,operator.or_,operator.xor,operator.matmul):
    print(op.__name__, op(p,2), op(2,p), op(p,p))
for op in (operator.iadd,operator.isub,operator.imul,operator.itruediv,operator.ifloordiv,operator.imod,operator.ipow,operator.ilshift,operator.irshift,operator.iand,operator.ior,operator.ixor,operator.imatmul):
    print(op.__name__, op(p,2))
print(-p,+p,~p,abs(p),divmod(p,2),divmod(2,p),pow(p,2,None),int(p),float(p),operator.index(p),bool(p),len(p),p[1],1 in p,2 in p,list(p),next(p) if 0 else 0,p(1,k=2),p<1,p==1,p!=2, str(p),[10,20,30,40][p], hex(p))
p[1]=2; del p[3]
try: next(p)
except TypeError as e: print(e)
try: 
    with p as z: print(z)
except Exception as e: print(type(e),e)
print(repr(p)[:12], p.__class__, isinstance(p,N), type(p).__name__, p.__dict__ is a.__dict__)
p.q=5; print(a.q); del p.q; print(hasattr(a,"q"), hasattr(p,"q"))
try: print(p.nope)
except AttributeError as e: print(e)
it=iter([1,2]); 
class It:
    def __next__(self): return 5
    def __iter__(self): return self
i=It(); q=weakref.proxy(i); print(next(q)); 
class NoIt: pass
n=NoIt(); q=weakref.proxy(n)
for f in (lambda: next(q), lambda: iter(q), lambda: len(q), lambda: q[0], lambda: q+1, lambda: q(), lambda: -q, lambda: int(q), lambda: q<q, lambda: 1 in q, lambda: divmod(q,1), lambda: bool(q)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for f in (lambda: round(p,1), lambda: f"{p:x}", lambda: f"{p}"[:5]):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(dir(p) == dir(a), "__bytes__" in dir(p), "v" in dir(p))
for args in ((), (1, 2, 3)):
    try:
        weakref.ref(a).__init__(*args)
    except TypeError as e:
        print(e)
