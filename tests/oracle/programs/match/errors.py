# What goes wrong in class and mapping patterns at run time
class M(type):
    def __instancecheck__(c, o): print("check", o); return True
class B(metaclass=M): pass
match 3:
    case B(): print("B")
def err(f):
    try: f()
    except Exception as e: print(type(e).__name__, e)
class N: __match_args__ = ["x"]
class O: __match_args__ = (1,)
class P: __match_args__ = ("x", "x"); x = 1
class Q: pass
def f1():
    match N():
        case N(1): pass
def f2():
    match O():
        case O(1): pass
def f3():
    match P():
        case P(1, 1): pass
def f4():
    match Q():
        case Q(1): pass
def f5():
    match P():
        case P(1, 2, 3): pass
def f6():
    x = 3
    match x:
        case err(): pass
def f7():
    match P():
        case P(1, x=1): pass
class K: a = 1; b = 1
def f8():
    match {1: 2, 3: 4}:
        case {K.a: 2, K.b: 2}: pass
def f9():
    match 3:
        case int(1, 2): pass
for f in (f1, f2, f3, f4, f5, f6, f7, f8, f9): err(f)
