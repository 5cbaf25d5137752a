# Which part of a line is marked: targets, raising, definitions
class It:
    def __iter__(s): return s
    def __next__(s): 1/0
class NoIt:
    def __iter__(s): 1/0
class B:
    def __bool__(s): 1/0
    def __eq__(s, o): return B()
def f(*a, **k): pass
def p7():
    x = None; x.y = 2
def p8():
    x = None; x[1] = 2
def p9():
    x = None; del x[1]
def q1():
    x = None; del x.y
def q2():
    x = None; x += 1
def q3():
    x = None; x.y += 1
def q4():
    x = None; x[0] += 1
def q5():
    del x
def q6():
    x = None; x[1:2]
def q7():
    x = None; x[1:2] = 3
def q8():
    x = None; x[1:2:3] = 3
def q9():
    x = None; del x[1:2]
def r2():
    raise 3
def r3():
    raise ValueError from 3
def r4():
    class X(1): pass
def r6():
    @f(1)
    def x(): pass
def r7():
    @None
    def x(): pass
def r8():
    @None
    class X: pass
def r9():
    try: 1/0
    except 3: pass
def s2():
    global undefd
    del undefd
def s3():
    def f2(x=undefined2): pass
functions = [p7, p8, p9, q1, q2, q3, q4, q5, q6, q7, q8, q9, r2, r3, r4, r6, r7, r8, r9, s2, s3]
def run(i):
    try:
        functions[i]()
    finally:
        if i + 1 < len(functions):
            run(i + 1)


run(0)
