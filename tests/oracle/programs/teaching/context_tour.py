# Context managers of every kind, among them wrong ones.
from contextlib import contextmanager, suppress, closing, ExitStack, redirect_stdout, nullcontext, AbstractContextManager, ContextDecorator
import io, sys
class Managed:
    def __init__(self, n, swallow=False): self.n, self.swallow = n, swallow
    def __enter__(self): print("enter", self.n); return self
    def __exit__(self, t, v, tb):
        print("exit", self.n, t.__name__ if t else None, v, tb is not None)
        return self.swallow
with Managed("a") as a, Managed("b"): print("body", a.n)
with Managed("c", True): raise ValueError("swallowed")
try:
    with Managed("d"): 1 / 0
except ZeroDivisionError as e: print("caught", e)
@contextmanager
def tag(name):
    print(f"<{name}>")
    try: yield name.upper()
    except KeyError as e: print("handled", e)
    finally: print(f"</{name}>")
with tag("p") as t: print(t)
with tag("q"): {}["k"]
@tag("deco")
def fn(): print("in fn")
fn(); fn()
with suppress(ZeroDivisionError): 1 / 0; print("never")
buf = io.StringIO()
with redirect_stdout(buf): print("hidden")
print(repr(buf.getvalue()))
with ExitStack() as st:
    for i in range(3): st.enter_context(Managed(i))
    st.callback(print, "cb", 1)
class C:
    def close(self): print("closed")
with closing(C()) as c: print(type(c).__name__)
with nullcontext(5) as n: print(n)
class Timer(ContextDecorator):
    def __enter__(self): print("T+"); return self
    def __exit__(self, *e): print("T-"); return False
@Timer()
def tf(): print("tf")
tf()
with (Managed("x") as x, Managed("y") as y): print(x.n, y.n)
@contextmanager
def noyield():
    if False: yield
try:
    with noyield(): pass
except RuntimeError as e: print(e)
try:
    with 5: pass
except (TypeError, AttributeError) as e: print(type(e).__name__, e)
@contextmanager
def twice(): yield 1; yield 2
try:
    with twice(): pass
except RuntimeError as e: print(e)
with tag("z"): raise OSError(2, "No such thing", "f.txt")
