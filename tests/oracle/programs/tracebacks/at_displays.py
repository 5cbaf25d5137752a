# Which part of a line is marked: displays, calls with stars, unpacking
class It:
    def __iter__(s): return s
    def __next__(s): 1/0
class NoIt:
    def __iter__(s): 1/0
class B:
    def __bool__(s): 1/0
    def __eq__(s, o): return B()
def f(*a, **k): pass
def o1():
    x = [*1]
def o2():
    x = {**1}
def o3():
    x = {1: 2, **1}
def o4():
    x = {[]: 2}
def o5():
    x = {1, []}
def o6():
    f(*1)
def o7():
    f(**1)
def f(*a, **k): pass
def o8():
    f(a=1, **{'a': 1})
def o9():
    x = [1, 2][
      5]
def p1():
    x = f'{[]:5}'
def p2():
    x = f'{[]:5} {1}'
def p3():
    x = f"a {B().q!r:5} {1}"
def p4():
    a, b = 1
def p5():
    a, *b = []
def p6():
    (a, b), c = 1, 2
def s8():
    f(1,
      2)(3)
def s9():
    (lambda: 1 + '')()
def t1():
    print((yy := None)
       .foo)
def t2():
    1 in None
def t3():
    x = 1; x < None
functions = [o1, o2, o3, o4, o5, o6, o7, o8, o9, p1, p2, p3, p4, p5, p6, s8, s9, t1, t2, t3]
def run(i):
    try:
        functions[i]()
    finally:
        if i + 1 < len(functions):
            run(i + 1)


run(0)
