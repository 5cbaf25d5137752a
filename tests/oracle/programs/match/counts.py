# Counts of the subject and of what is captured while a match is under way, and when the subject dies
import sys
class R:
    def __init__(self): self.v = object()
    @property
    def c(self): return sys.getrefcount(self)
r = R()
match r:
    case R(c=n): print(n)
match r:
    case R(c=0): pass
    case R(v=q, c=n) if sys.getrefcount(r) > 0: print(n, sys.getrefcount(r), sys.getrefcount(q))
match r:
    case R(c=0) as w: pass
    case (R(c=1) | R(c=2) | R(v=_)) as w: print(n, sys.getrefcount(r), sys.getrefcount(w))
def counts(x):
    match x:
        case 1: pass
        case [a, b]: print(sys.getrefcount(x), sys.getrefcount(a))
    match [x, x]:
        case [[a, b], c]: print(sys.getrefcount(x), sys.getrefcount(a), sys.getrefcount(c))
counts([object(), object()])
class E:
    def __del__(self): print("del")
match E():
    case int(): pass
    case E(): print("in")
print("after")
match E():
    case E() as e: print("in"); del e; print("x")
match E():
    case 1: pass
print("after")
