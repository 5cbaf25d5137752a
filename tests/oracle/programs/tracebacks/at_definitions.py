# Which line and part of it is marked: definitions and calls over several lines
class A:
    def m(self, *a, **k): return self
class B(A):
    def m(self, *a, **k): 1 / 0
class P: __slots__ = ()
a, b, p = A(), B(), P()
def k1():
    class X(
       A, p.z): pass
def k2():
    class X(A, metaclass=3,
       x=4): pass
def k3():
    @a.m
    @p.z
    def f(): pass
def k4():
    @a.m
    @p
    def f(): pass
def k5():
    def f(x=1,
         y=p.z): pass
def k6():
    def f(x=1,
         *, y=p.z): pass
def k7():
    def f(x: int,
         y: p.z) -> 3: pass
def k8():
    del a.x, a.y
def k9():
    x = 1; del x, x
def l1():
    print(*a)
def l2():
    print(*[1], *a)
def l3():
    print(1, **a)
def l4():
    print(1, 
      2, *a)
def l5():
    print(sep=1, 
      **{'sep': 2})
def m6():
    x, (y, 
       z) = 1, 2
def m7():
    [x, 
       z] = 1
functions = [k1, k2, k3, k4, k5, k6, k7, k8, k9, l1, l2, l3, l4, l5, m6, m7]
def run(i):
    try:
        functions[i]()
    finally:
        if i + 1 < len(functions):
            run(i + 1)


run(0)
