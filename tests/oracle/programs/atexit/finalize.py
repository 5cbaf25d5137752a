# weakref.finalize among functions that run at exit.
import atexit, weakref, gc
gc.collect()
class A:
    def __init__(self,n): self.n=n
    def __del__(self): print("del",self.n)
atexit.register(print,"first")
a=A("a"); 
f=weakref.finalize(a,print,"fin a"); 
atexit.register(print,"second")
b=A("b"); g=weakref.finalize(b,print,"fin b"); g.atexit=False
c=A("c"); weakref.finalize(c,print,"fin c")
def bad(): raise ValueError("x")
d=A("d"); weakref.finalize(d,bad)
h=weakref.finalize(d,print,"late fin", A("in args")); 
print(h.alive, h.atexit, h.peek()[2:], h)
print(h.detach()[1:], h.alive, h.peek(), h.detach(), h(), h.atexit)
print(f(), f(), f.alive, f)
k=weakref.finalize(a, print, "again"); gc.isenabled()
k2=weakref.finalize(a, lambda: print("gc", gc.isenabled()))
for args in [(),(a,)]:
    try: weakref.finalize(*args)
    except TypeError as e: print(e)
del c
def mk():
    x=A("x"); x.me=x; weakref.finalize(x, print, "fin x")
mk(); print(gc.collect())
