# sys._getframe, what frames show, clearing them, exceptions that keep them alive.
import sys
def f(a, b=2):
    x = 1
    fr = sys._getframe()
    print(fr.f_code.co_name, fr.f_lineno, sorted(fr.f_locals), fr.f_back.f_code.co_name, fr.f_globals is globals(), fr.f_builtins is vars(__builtins__) if not isinstance(__builtins__,dict) else 1, type(fr.f_lasti))
    print(sys._getframe(1) is fr.f_back, sys._getframe(0) is fr, fr is sys._getframe())
    return fr
fr=f(1)
print(fr.f_back, fr.f_lineno, fr.f_locals['x'], repr(fr)[:10], repr(fr)[-20:])
for bad in (99, "a", -1):
    try: print(sys._getframe(bad).f_code.co_name)
    except Exception as e: print(type(e).__name__, e)
fr.clear(); print(fr.f_locals)
try: sys._getframe().clear()
except RuntimeError as e: print(e)
class D:
    def __init__(s,n): s.n=n
    def __del__(s): print("del", s.n)
def g():
    d=D("d"); raise ValueError("v")
try: g()
except ValueError as e: err=e
print("alive")
tb=err.__traceback__
print(tb.tb_lineno, tb.tb_next.tb_lineno, tb.tb_next.tb_frame.f_code.co_name, tb.tb_next.tb_next, type(tb.tb_lasti), tb.tb_frame is sys._getframe())
print(sorted(tb.tb_next.tb_frame.f_locals))
tb.tb_next.tb_frame.clear()
print("cleared")
err.__traceback__=None
tb=None
try: g()
except ValueError as e:
    print(sys.exc_info()[0].__name__, sys.exc_info()[1] is e, sys.exc_info()[2] is e.__traceback__)
    try: 1/0
    except ZeroDivisionError as z:
        print(sys.exc_info()[1] is z, z.__context__ is e)
    print(sys.exc_info()[1] is e)
print(sys.exc_info())
try: e
except NameError as x: print(x)
err=None
