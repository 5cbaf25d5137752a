# The exception that is handled inside of a generator and outside of it.
import sys


def entries(e):
    t, out = e.__traceback__, []
    while t is not None:
        out.append((t.tb_frame.f_code.co_name, t.tb_lineno))
        t = t.tb_next
    return out


def info(): 
    e = sys.exc_info()[1]
    return repr(e)
def g():
    print("g start", info())
    try:
        raise ValueError("in g")
    except ValueError as e:
        print("g except", info(), repr(e.__context__))
        yield 1
        print("g resumed", info())
        try:
            raise KeyError("second")
        except KeyError as k:
            print(repr(k.__context__))
            yield 2
    print("g after", info())
    yield 3
    try: raise
    except RuntimeError as r: print("reraise", r)
    except BaseException as r: print("reraise other", repr(r))
    yield 4
try:
    raise OSError("outside")
except OSError as o:
    x = g()
    print(next(x), info())
    try: raise TypeError("t")
    except TypeError: print(next(x), info())
    print(info())
print(info())
print(next(x), info())
try: raise LookupError("lo")
except LookupError: print(next(x))
del x
# yields inside except and dies
def h():
    try: 1/0
    except ZeroDivisionError as e: yield e
y=h(); e=next(y); print(sys.getrefcount(e), e.__context__, info()); 
y.close(); print(sys.getrefcount(e))
y=h(); e=next(y)
try: y.throw(KeyError("kk"))
except KeyError as k: print(repr(k), repr(k.__context__), entries(k))
# context of close
def c():
    try: yield
    except GeneratorExit as ge: print("ctx", repr(ge.__context__)); raise KeyError("fromclose")
z=c(); next(z)
try:
    try: raise ValueError("outer")
    except ValueError: z.close()
except KeyError as k: print(repr(k.__context__), repr(k.__context__.__context__))
# raise from within next in except
def d():
    yield 1
    raise KeyError("dk")
try:
    q=d(); next(q)
    try: raise ValueError("v")
    except ValueError: next(q)
except KeyError as k: print(repr(k.__context__), entries(k))
