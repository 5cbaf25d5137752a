# yield from an iterator with and without send, throw and close.
def entries(e):
    t, out = e.__traceback__, []
    while t is not None:
        out.append((t.tb_frame.f_code.co_name, t.tb_lineno))
        t = t.tb_next
    return out


class It:
    def __init__(self): self.n=0
    def __iter__(self): return self
    def __next__(self):
        self.n+=1
        if self.n>3: raise StopIteration("fin")
        return self.n
    def send(self, v): print("It.send", v); return v
    def throw(self, *a): print("It.throw", a); raise StopIteration("thrown")
    def close(self): print("It.close")
def c():
    r = yield from It()
    print("c r", r)
    yield "end"
print(list(c()))
g=c(); next(g); print(g.send("x")); print(g.throw(ValueError("q"))); 
g=c(); next(g); g.close()
g=c(); next(g); del g
class It2(It):
    throw=None
    def __getattribute__(self, n):
        if n in ("throw","close"): raise AttributeError(n)
        return object.__getattribute__(self, n)
def d():
    try: yield from It2()
    except ValueError as e: print("d caught", e); yield 9
g=d(); next(g); print(g.throw(ValueError("w"))); g.close()
g=d(); next(g); g.close()
def e():
    try:
        yield from [1,2]
    except ValueError as x: print("e caught", x)
    yield "e2"
g=e(); next(g)
try: g.send(5)
except AttributeError as x: print(x, entries(x))
g=e(); next(g); print(g.throw(ValueError("l")))
def f():
    yield from 5
try: next(f())
except TypeError as x: print(x, entries(x))
