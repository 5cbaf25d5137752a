# An exception from within a pattern marks the pattern
class A:
    @property
    def x(self): return 1 / 0
def f(o):
    match o:
        case {"a": 1}:
            pass
        case A(y=1) | A(x=2):
            pass
f(A())
