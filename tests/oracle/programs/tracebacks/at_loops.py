# Which part of a line is marked: iteration, in loops and comprehensions
class It:
    def __iter__(s): return s
    def __next__(s): 1/0
class NoIt:
    def __iter__(s): 1/0
class B:
    def __bool__(s): 1/0
    def __eq__(s, o): return B()
def f(*a, **k): pass
def k():
    y = 1; return {[] for x in (1,) if x == 1}
def l():
    return {[]: 1 for x in (1,) if x and x == 1}
def l1():
    return {
       []
          for x in (1,)}
def l2():
    return {
       []: 1 
          for x in (1,)}
def l3():
    y = 1; return [x for x in It()]
def l4():
    y = 1; return [x for x in NoIt()]
def l5():
    y = 1; return [x for x in (1,2) for y in It()]
def l6():
    y = 1; return [x for x in (1,2) if x == 2 for y in It()]
def l7():
    y = 1; return [x for x in (1,2) if x == 2 for y in NoIt()]
def l8():
    y = 1; return [x for x in (1,2) for y in NoIt()]
def m4():
    for x in It(): pass
def m5():
    for x in NoIt(): pass
def m6():
    for x, y in [1]: pass
def m7():
    return [1 for x, y in [1]]
functions = [k, l, l1, l2, l3, l4, l5, l6, l7, l8, m4, m5, m6, m7]
def run(i):
    try:
        functions[i]()
    finally:
        if i + 1 < len(functions):
            run(i + 1)


run(0)
