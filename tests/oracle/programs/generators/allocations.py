# How generators count for the youngest generation of the collector.
import gc
def g():
    x = yield 1
    yield x
def h(n):
    for i in range(n): yield i
def one(): yield 1
N=10
def count(label, mk, drop=True):
    gc.collect()
    keep=[None]*N
    r=range(N)
    c0=gc.get_count()[0]
    for i in r: keep[i]=mk()
    c1=gc.get_count()[0]
    for i in r: keep[i]=None
    c2=gc.get_count()[0]
    for i in r: keep[i]=mk()
    c3=gc.get_count()[0]
    keep=None
    print("%-16s make %4d  drop %4d  make again %4d"%(label,c1-c0,c2-c1,c3-c2))
count("g()", g)
def started():
    x=g(); next(x); return x
count("started", started)
def done():
    x=g(); list(x); return x
count("done", done)
count("genexp", lambda: (x for x in ()))
count("list(h)", lambda: list(h(3)))
count("sum", lambda: sum(x for x in range(3)))
def loop():
    for i in h(3): pass
count("loop", loop)
def brk():
    for i in h(3): break
count("break", brk)
def yf():
    yield from h(3)
count("yield from", lambda: list(yf()))
def cl():
    x=g(); next(x); x.close()
count("close", cl)
def guarded():
    try: yield 1
    finally: pass
def cl2():
    x=guarded(); next(x); x.close()
count("close guarded", cl2)
def cl3():
    x=guarded(); next(x)
count("del guarded", cl3)
def send():
    x=g(); next(x); x.send(3)
count("send", send)
def nextdef():
    x=one(); next(x); next(x,None)
count("nextdef", nextdef)
