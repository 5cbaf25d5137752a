# Functions that run at exit: arguments, decorator, unregister, errors, order of death.
import atexit, sys
class A:
    def __init__(self,n): self.n=n
    def __del__(self): print("del",self.n)
def f(*a, **k): print("f", a and a[0], k); 
r = atexit.register(f, 1, x=2)
print(r is f)
@atexit.register
def deco(): print("deco"); atexit.register(print, "registered late")
def bad(x): raise ValueError("bad")
atexit.register(bad, A("arg of bad"))
atexit.register(f, A("arg"))
print(atexit.unregister(f))
atexit.register(f, "again")
for a in [(), (1,), ("x",)]:
    try: atexit.register(*a)
    except TypeError as x: print(x)
try: atexit.unregister()
except TypeError as x: print(x)
def ex(): print("exit"); sys.exit(3)
atexit.register(ex)
atexit.register(print, "last registered")
print(sys.getrefcount(f))
g=A("global")
