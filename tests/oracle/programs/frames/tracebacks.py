# Traceback objects can be made and linked; frames of generators can be cleared.
import sys


def f(a):
    return sys._getframe()


def mk():
    try: raise KeyError(1)
    except KeyError as k: return k.__traceback__
t1=mk(); t2=mk()
t1.tb_next=t2; print(t1.tb_next is t2)
for v in (5, t1):
    try: t2.tb_next=v
    except Exception as e: print(type(e).__name__, e)
try: del t1.tb_next
except Exception as e: print(type(e).__name__, e)
t1.tb_next=None; print(t1.tb_next)
T=type(t1)
n=T(None, t1.tb_frame, 7, 42); print(n.tb_next, n.tb_lasti, n.tb_lineno)
n=T(t1, t1.tb_frame, 1, 2); print(n.tb_next is t1)
for args in [(), (1,2,3,4), (None,None,1,2), (None,t1.tb_frame,"a",1),(None,t1.tb_frame,1)]:
    try: T(*args)
    except TypeError as e: print(e)
try: raise ValueError("with").with_traceback(n)
except ValueError as e: print(e.__traceback__.tb_next is n)
try: ValueError().with_traceback(5)
except TypeError as e: print(e)
try: ValueError().__traceback__=5
except TypeError as e: print(e)
try: del ValueError().__traceback__
except TypeError as e: print(e)
print([a for a in dir(t1) if a[0] != "_"])
def gen():
    yield sys._getframe()
ge=gen(); fg=next(ge); print(fg.f_back, fg.f_code is ge.gi_code, ge.gi_frame is fg)
try: fg.clear(); print("cleared gen", ge.gi_frame)
except RuntimeError as e: print(e)
try: f(1).f_lineno=5
except Exception as e: print(type(e).__name__, e)
