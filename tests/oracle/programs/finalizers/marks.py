# Which part of a line is marked: assert and with, in the tracebacks of finalizers
def f():
    x = 1; assert x == 2
def g():
    assert (not
       1 == 1)
def h():
    assert (1 and
       2 == 3), "m"
def i():
    assert (2 == 3
       or 0), "m"
def j():
    y = 1; assert 1 < 2 < 1
def k():
    return {[] for x in (1,) if x == 1}
def l():
    return {[]: 1 for x in (1,) if x and x == 1}
def l1():
    return {[]
          for x in (1,)}
class N:
    def __enter__(s): pass
class E:
    def __enter__(s): pass
    def __exit__(s, *a): 1/0
def n():
    with N(): # comment
        pass
def o():
    with (N()
         ) as x: pass
def p():
    with E(): pass
def q():
    with E(): pass  # comment
def r():
    with E(): return # comment
def s():
    with E() as x, E():
        raise ValueError
def t():
    with E() as x: raise ValueError # comm
def u():
    with (E()
      ) as x: raise ValueError # comm
def v():
    if 1:
        for x in 1,:
            with E(), E(): break
for fn in (f,g,h,i,j,k,l,l1,n,o,p,q,r,s,t,u,v):
    class R:
        def __del__(s): fn()
    R()
