# yield from hands on what is sent, thrown and returned.
def entries(e):
    t, out = e.__traceback__, []
    while t is not None:
        out.append((t.tb_frame.f_code.co_name, t.tb_lineno))
        t = t.tb_next
    return out


# delegation
def inner():
    try:
        x = yield 1
        print("inner got", x)
        y = yield 2
        print("inner got", y)
    except ValueError as e:
        print("inner caught", e, repr(e.__context__))
        z = yield "recovered"
        print("z", z)
        return "r1"
    finally:
        print("inner finally")
    return "r2"
def outer():
    try:
        r = yield from inner()
        print("result", r)
        r = yield from [10, 20]
        print("result", r)
        return r
    except KeyError as e:
        print("outer caught", repr(e), entries(e))
        yield "after"
    finally:
        print("outer finally")
g = outer()
print(next(g), g.gi_yieldfrom.__name__, g.gi_running, g.gi_frame.f_lineno)
print(g.send("a"))
print(g.send("b"))
print(type(g.gi_yieldfrom).__name__)
print(next(g), list(g))
g = outer(); next(g)
print(g.throw(ValueError("v")))
print(g.send("zz"))
try: g.send("bad")
except AttributeError as e: print(e, entries(e))
g = outer(); next(g)
print(g.throw(KeyError("k")))
g.close()
g = outer(); next(g); g.close()
g = outer(); next(g); del g
