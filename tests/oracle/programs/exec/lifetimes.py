# How long code, literals and namespaces of exec'd text live
import gc, sys, weakref
gc.collect(); gc.disable()
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
exec("d = D(1); print('end of text')", {"D": D})
print("after exec")
ns = {"D": D}
exec("d = D(2)", ns)
print("kept"); del ns["d"]
print("value", eval("D(3).n", {"D": D}))
eval("D(4)", {"D": D})
print("after eval")
exec("def f(): return f\nd = D(5)", {"D": D})
print("a cycle of function and globals:", gc.collect())
code = compile("def g(): return 1000.5", "<c>", "exec")
ref = weakref.ref(code)
exec(code, ns)
del code
print(ref() is None, ns["g"](), ns["g"]() is ns["g"]())
o = object()
n = sys.getrefcount(o)
exec("def f(): return o", {"o": o})
print(sys.getrefcount(o) - n, gc.collect(), sys.getrefcount(o) - n)
def inner():
    x = D(6)
    exec("del x")
    print("still there", x.n)
inner()
def gone():
    x = D(7)
    locals()
    del x
    print("deleted")
    locals()
    print("end")
gone()
try:
    exec("d = D(8)\nraise KeyError(d.n)", {"D": D})
except KeyError as e:
    print("caught", e)
print("end of program")
