# Running and clearing the register by hand; an uncaught exception does not keep it from running.
import atexit
def a(): print("a")
def b(): print("b"); raise KeyError("b")
def c(): print("c"); raise SystemExit(4)
atexit.register(a); atexit.register(b); atexit.register(c)
try: atexit._run_exitfuncs()
except BaseException as e: print(type(e), e)
atexit.register(a)
atexit._clear()
print(atexit._ncallbacks())
def d(): print("d"); atexit._clear()
atexit.register(a); atexit.register(d)
import gc
class C: pass
def cyc():
    c=C(); c.f=lambda: c
    atexit.register(c.f)
    atexit.unregister(c.f)
gc.collect(); gc.disable(); cyc(); print(gc.collect())

def u(): print("u"); atexit.unregister(a)
atexit.register(u)
raise ValueError("end")
