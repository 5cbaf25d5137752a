# Context managers of every kind.
from contextlib import contextmanager, ExitStack, suppress, closing, redirect_stdout, nullcontext
import io
class Managed:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self): print("enter", self.name); return self
    def __exit__(self, et, ev, tb):
        print("exit", self.name, et and et.__name__, ev)
        return self.swallow
with Managed("a") as a, Managed("b", True): raise KeyError("k")
print("after")
try:
    with Managed("c"): 1 / 0
except ZeroDivisionError as e: print("propagated", e)
@contextmanager
def tag(name):
    print(f"<{name}>")
    try: yield name.upper()
    except ValueError as e: print("handled", e)
    finally: print(f"</{name}>")
with tag("h1") as t: print(t)
with tag("p"): raise ValueError("inside")
try:
    with tag("q"): raise TypeError("other")
except TypeError as e: print("TypeError", e)
@tag("deco")
def f(): print("in f")
f(); f()
with ExitStack() as st:
    for n in "xy": st.enter_context(Managed(n))
    st.callback(print, "callback", 1)
    print("body")
with suppress(KeyError, IndexError): [][1]
out = io.StringIO()
with redirect_stdout(out): print("hidden")
print(repr(out.getvalue()))
class R:
    def close(self): print("closed")
with closing(R()) as r: print(type(r).__name__)
with nullcontext(5) as n: print(n)
@contextmanager
def bad(): yield 1; yield 2
try:
    with bad(): pass
except RuntimeError as e: print(e)
@contextmanager
def none():
    if False: yield
try:
    with none(): pass
except RuntimeError as e: print(e)
class NoExit:
    def __enter__(self): pass
try:
    with NoExit(): pass
except (AttributeError, TypeError) as e: print(type(e).__name__, e)
def g():
    with Managed("ret"): return "value"
print(g())
for i in range(2):
    with Managed("loop"):
        if i == 0: continue
        break
with (Managed("p1") as p1, Managed("p2") as p2,): print(p1.name, p2.name)
class Timer:
    def __enter__(self): import time; self.t = time.perf_counter(); return self
    def __exit__(self, *a): self.dt = 1
with Timer() as t: pass
print(t.dt)
