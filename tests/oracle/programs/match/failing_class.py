# A wrong __match_args__ below a pattern of two lines
class A:
    __match_args__ = 5
def f(o):
    match o:
        case [A(1,
            2), *_]:
            pass
f([A()])
