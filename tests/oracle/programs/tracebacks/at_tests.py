# Which part of a line is marked: tests, and what is left of their position
class It:
    def __iter__(s): return s
    def __next__(s): 1/0
class NoIt:
    def __iter__(s): 1/0
class B:
    def __bool__(s): 1/0
    def __eq__(s, o): return B()
def f(*a, **k): pass
def l9():
    y = 1; return [x for x in (1,2) if B()]
def m1():
    y = 1; return [x for x in (1,2) if B() == 1]
def m2():
    y = 1; return [x for x in (1,2) if not B()]
def m3():
    y = 1; return [x for x in (1,2) if B() and 1]
def m8():
    for x in 1,: # comment
        if B(): pass
def m9():
    if not B(): pass
def n1():
    if B() == 1: pass
def n2():
    x = B() and 1
def n3():
    x = 1 < B() < 1
def n4():
    x = 1 if B() else 2
def n5():
    x = not B()
def n6():
    while B(): pass
def n7():
    assert B()
def n8():
    assert not B(), 2
def n9():
    x = y = 1; assert B() == 2
functions = [l9, m1, m2, m3, m8, m9, n1, n2, n3, n4, n5, n6, n7, n8, n9]
def run(i):
    try:
        functions[i]()
    finally:
        if i + 1 < len(functions):
            run(i + 1)


run(0)
