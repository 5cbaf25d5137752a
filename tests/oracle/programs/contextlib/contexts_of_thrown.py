# contexts of what generators raise that something is thrown into; contextmanager and ExitStack
def gen(e):
    try: yield
    finally: raise e
def chain(x):
    out=[]
    while x is not None and len(out)<8: out.append(x.args[0]); x = x.__context__
    return out
e1,e2,e3,e4=[Exception(i) for i in (1,2,3,4)]
g=gen(e3); next(g)
try: raise e1
except Exception:
    try: g.throw(e2)
    except Exception as x: print(chain(x), chain(e2))
def cm(gen, exc):
    try: gen.throw(exc)
    except BaseException as r:
        print('c', chain(r))
        raise
e1,e2,e3,e4=[Exception(i) for i in (1,2,3,4)]
def stack(details):
    cur = details
    for e in (e2,e3,e4):
        g=gen(e); next(g)
        try: cm(g, cur)
        except BaseException as x:
            print(chain(x))
            cur = x
try: raise e1
except Exception as e: stack(e)
def stack2(details):
    cur = details
    for e in (e2,e3,e4):
        g=gen(e); next(g)
        try: g.throw(cur)
        except BaseException as x:
            print(chain(x))
            cur = x
e1,e2,e3,e4=[Exception(i) for i in (1,2,3,4)]
try: raise e1
except Exception as e: stack2(e)
e1,e2,e3,e4=[Exception(i) for i in (1,2,3,4)]
def gen2():
    try: yield
    except Exception as x: print('x', chain(x))
    yield
e2.__context__ = e1
g = gen2(); next(g)
try: raise e1
except Exception: g.throw(e2)
print(chain(e2))
g = gen2(); next(g); g.throw(e2); print(chain(e2))
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    c = type('MyClass', (), {'_val': 1, 2: 3})
    print([(x.category.__name__, str(x.message)) for x in w])
from contextlib import contextmanager, ExitStack
@contextmanager
def exc(e):
    try: yield
    finally: raise e
@contextmanager
def ctx():
    try: yield
    except Exception as x: print('in', x)
    yield
for n in range(2):
    try:
        with ctx():
            if n: raise KeyError(1)
    except RuntimeError as e: print(e, e.__context__, e.__cause__)
e1, e2, e3, e4 = Exception(1), Exception(2), Exception(3), Exception(4)
try:
    with ExitStack() as s:
        s.enter_context(exc(e4))
        s.enter_context(exc(e3))
        s.enter_context(exc(e2))
        raise e1
except Exception as x:
    print(x, x.__context__, x.__context__.__context__, x.__context__.__context__.__context__, x.__context__.__context__.__context__.__context__)
@contextmanager
def once():
    print('enter'); 
    try: yield 1
    finally: print('exit')
g = once()
with g: pass
try:
    with g: pass
except Exception as e: print(type(e), e)
@contextmanager
def tw():
    yield 1
    yield 2
cm = tw(); cm.__enter__()
try: cm.__exit__(None, None, None)
except RuntimeError as e: print(e)
print(cm.gen.gi_suspended if hasattr(cm.gen,'gi_suspended') else '', cm.gen.gi_frame is None)
cm = tw(); cm.__enter__()
def t2():
    try: yield
    except ValueError: yield
cm = contextmanager(t2)(); cm.__enter__()
try: cm.__exit__(ValueError, ValueError(1), None)
except RuntimeError as e: print(e)
print(cm.gen.gi_frame is None)
