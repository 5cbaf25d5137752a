# throw() and running generators below a yield from.
def entries(e):
    t, out = e.__traceback__, []
    while t is not None:
        out.append((t.tb_frame.f_code.co_name, t.tb_lineno))
        t = t.tb_next
    return out


# throw StopIteration into
def a():
    yield 1
def b():
    r = yield from a()
    print("b r", r)
    yield 5
g=b(); next(g)
try: print(g.throw(StopIteration(99)))
except RuntimeError as e: print(e, repr(e.__cause__), entries(e))
# ge closing error
class Bad(It):
    def close(self): raise OSError("close")
def h():
    try: yield from Bad()
    except OSError as x: print("h caught", x, repr(x.__context__))
    yield 1
g=h(); next(g)
try: g.close()
except RuntimeError as x: print(x)
g=h(); next(g)
print(g.throw(GeneratorExit))
# running
def r():
    yield 1
    yield from r2()
def r2():
    try: next(R)
    except ValueError as x: print(x)
    try: R.close()
    except ValueError as x: print(x)
    try: R.throw(KeyError)
    except ValueError as x: print(x)
    print(R.gi_running, R.gi_yieldfrom)
    yield 2
R=r(); print(list(R))
# return value of for
def ret():
    yield 1
    return [1]
for i in ret(): print(i)
print(list(ret()))
try: [next(iter([])) for i in (1,2)]
except StopIteration as x: print("SI", entries(x))
try: list(next(iter([])) for i in (1,2))
except RuntimeError as x: print("RE", entries(x), entries(x.__cause__))
