# locals() in functions and class bodies: one dict or a new one, and what exec writes there
import sys
def f(p):
    q = 2
    exec("q = 3; r = 4; print(p, q)")
    print(q, sorted(locals()))
    return eval("p + q")
print(f(1))
def k():
    a = object(); n = sys.getrefcount(a)
    d = locals()
    e = locals()
    print(d is e, sys.getrefcount(a) - n, sorted(d))
    del a
    print(sorted(locals()), sorted(d))
k()
def outer(c):
    v = c
    def inner():
        return c, v
    print(list(locals()))
    return inner
outer(3)
class C:
    z = 1
    locals()["w"] = 2
    exec("t = 3")
    print(sorted([k for k in list(locals()) if k[0] != "_"]))
print(C.w, C.t)
