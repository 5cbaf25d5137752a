# constants in tuples are shared with equal ones; who holds them, and default values
def f(): return ((1,2),3), (1,2)
a,b=f()
print(a[0] is b)
print((1,2) is ((1,2),3)[0])
x=((1,2),3); y=(1,2); z=((1,2),3)
print(x[0] is y, x is z)
def g():
    p=(1,(2,3)); q=(2,3); r=(1,(2,3))
    return p[1] is q, p is r
print(g())
import sys
def g(a=("q q", (3.5, 2)), b=2.5, c="x y"): return sys.getrefcount(a), sys.getrefcount(a[0]), sys.getrefcount(b), sys.getrefcount(c)
print(g(), sys.getrefcount(g.__defaults__))
def hh(b=1000): return sys.getrefcount(b)
print(hh(), sys.getrefcount(hh.__defaults__))
def i(*, b=1000.5): return sys.getrefcount(b)
print(i())
def j(b=-1000): return sys.getrefcount(b)
print(j(), sys.getrefcount(j.__defaults__))
k = lambda b=7000: sys.getrefcount(b)
print(k())
class A:
    def m(self, z="a b", y=12345): return sys.getrefcount(z), sys.getrefcount(y)
print(A().m())
import sys
t = ("q q", 7.5, ("r r", 8.5), "name_like")
print([sys.getrefcount(x) for x in t[:3]], sys.getrefcount(t), [sys.getrefcount(x) for x in t[2]])
def f():
    u = ("q q", 7.5, 9.5)
    v = 7.5
    w = 9.5
    return [sys.getrefcount(x) for x in u], sys.getrefcount(v), sys.getrefcount(u)
print(f())
print([sys.getrefcount(x) for x in t[:3]], sys.getrefcount(t))
def g(a=("q q", (3.5, 2))): return sys.getrefcount(a), sys.getrefcount(a[0]), sys.getrefcount(a[1]), a[1] is (3.5, 2)
print(g())
exec("""
t = ("q q", 7.5, ("r r", 8.5), "name_like")
print([sys.getrefcount(x) for x in t[:3]], sys.getrefcount(t), [sys.getrefcount(x) for x in t[2]])
u = ("r r", 8.5)
print(u is t[2], sys.getrefcount(u))
""")
for x in (1.5, "w w"), (1.5, "w w"):
    print(sys.getrefcount(x), sys.getrefcount(x[0]))
print(7.5 in (7.5, 3), "q q" in ("q q", 1))
