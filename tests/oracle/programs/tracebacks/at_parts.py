# Which line and part of it is marked: expressions over several lines
class A:
    def m(self, *a, **k): return self
class B(A):
    def m(self, *a, **k): 1 / 0
class P: __slots__ = ()
a, b, p = A(), B(), P()
def g9(): 
    print(1, 2, p
       .x, 3)
def h1(): 
    print(1, 2, [
       1/0])
def h2(): 
    return {1: 2,
       3: 1/0,
       }
def h3(): 
    return "%d %d" % (1,
         'x')
def h4(): 
    return (1 +
         'x')
def h5(): 
    return (1
         + 2
         + 'x')
def h6(): 
    x = a.m(
        1)(
        2)
def h7(): 
    x = a.m(
        1)[
        2]
def h8(): 
    x = [1,2][
        2:'x']
def i1(): 
    x = lambda: 1/0
    x()
def i2(): 
    x = lambda y: (
         1/0)
    x(2)
def i3(): 
    x: int = 1/0
def i4(): 
    x = 1; x.y: int = 1
def i5(): 
    a.m(1)(b=2,
     c=3)
def i6(): 
    print('é', 'é'.foo)
def i7(): 
    if 1 and 'é'.foo: pass
def i8(): 
    return 1 if p.x else 2
def i9(): 
    return (1 if p else
         p.z)
def j1(): 
    global a2; a2 += 1
def j2(): 
    (yy := 1/0)
def j3(): 
    try: pass
    finally: 1/0
def j4(): 
    try: 1/0
    except p.x: pass
functions = [g9, h1, h2, h3, h4, h5, h6, h7, h8, i1, i2, i3, i4, i5, i6, i7, i8, i9, j1, j2, j3,
             j4]
def run(i):
    try:
        functions[i]()
    finally:
        if i + 1 < len(functions):
            run(i + 1)


run(0)
