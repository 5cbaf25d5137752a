# A hierarchy of exceptions, and how they are chained.
class AppError(Exception):
    "Base of all application errors."
    code = 1
    def __str__(self): return f"[{self.code}] {super().__str__()}"
class ConfigError(AppError): code = 2
class NetError(AppError):
    code = 3
    def __init__(self, msg, *, host): super().__init__(msg); self.host = host
class TimeoutErr(NetError): code = 4
def risky(n):
    if n == 0: raise ConfigError("bad config", "extra")
    if n == 1: raise TimeoutErr("too slow", host="example")
    if n == 2: raise KeyError("k")
    if n == 3: return "fine"
    if n == 4: raise AppError
    raise SystemExit(7)
for n in range(6):
    try: print("result", risky(n))
    except ConfigError as e: print("config", e, e.args)
    except NetError as e: print("net", e, e.host, type(e).__name__, isinstance(e, AppError))
    except (KeyError, IndexError) as e: print("lookup", repr(e), str(e))
    except AppError as e: print("app", e, repr(e))
    except BaseException as e: print("base", repr(e))
    else: print("else")
    finally: print("finally", n)
def f():
    try: return "try"
    finally: print("cleaning")
def g():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
        finally: print("fin", i)
def h():
    try: raise ValueError
    except ValueError: return "except"
    else: return "else"
    finally: print("h finally")
print(f(), g(), h())
try:
    try: {}["missing"]
    except KeyError as e: raise ValueError("wrapped") from e
except ValueError as e: print(e, "<-", repr(e.__cause__), e.__suppress_context__)
try:
    try: 1 / 0
    except ZeroDivisionError: int("x")
except ValueError as e: print(e, "<-", repr(e.__context__), e.__cause__)
try:
    try: 1 / 0
    except ZeroDivisionError: raise ValueError("hidden") from None
except ValueError as e: print(e.__context__.__class__.__name__, e.__suppress_context__)
try: raise ValueError("a", 1, [2])
except ValueError as e: print(e, e.args, str(e) == str(e.args)); err = e
try: e
except NameError as n: print(n)
print(err.__traceback__ is not None, err.with_traceback(None) is err, err.__traceback__)
try: raise "string"
except TypeError as e: print(e)
try: raise 3
except TypeError as e: print(e)
try: assert 1 > 2, ("not", 1)
except AssertionError as e: print(repr(e))
try: assert not 5
except AssertionError as e: print(repr(e), e.args)
class Weird(Exception):
    def __init__(self, a, b): pass
print(repr(Weird(1, 2)), Weird(1, b=2).args)
import sys, traceback
def deep(n):
    if n: return deep(n - 1)
    raise RuntimeError("bottom")
try: deep(2)
except RuntimeError:
    et, ev, tb = sys.exc_info(); print(et.__name__, ev, len(traceback.extract_tb(tb)), [fr.name for fr in traceback.extract_tb(tb)])
    print(traceback.format_exc().splitlines()[-1])
try:
    x = 5; raise e.__class__("new")
except Exception as e2: print(type(e2).__name__)
ConfigError("uncaught").code
raise NetError("the end", host="h")
