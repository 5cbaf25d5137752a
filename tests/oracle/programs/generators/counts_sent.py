# What a value that is sent through delegating generators is counted.
import sys
class T: pass
def inner():
    x = yield
    while 1:
        x = yield sys.getrefcount(x)
def outer(): yield from inner()
def outer2(): yield from outer()
t=T()
for f in (inner, outer, outer2):
    g=f(); next(g)
    print([g.send(t) for i in range(12)])
def deleg(g):
    r = yield from g
def run(g):
    next(g); return [g.send(t) for i in range(6)]
print(run(deleg(inner())), run(deleg(inner())), run(deleg(deleg(inner()))))
