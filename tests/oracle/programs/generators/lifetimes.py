# When a generator that nobody holds any more dies, and what its frame drops in which order.
import weakref


class A:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("del", self.n)


def g(n):
    a = A(n+".a")
    try:
        with_temp = [A(n+".t1"), (yield 1), A(n+".t2")]
    finally:
        print("fin", n)
def simple(n):
    a = A(n+".a"); b = A(n+".b")
    yield a
    print("more")
    yield b
print("-- loop break")
for x in simple("s1"):
    break
print("after break")
del x
print("-- exhaust")
for x in simple("s2"): pass
print("loop over"); del x
print("-- ref")
q=simple("s3"); next(q); q=None
print("-- temp on stack")
q=g("s4"); next(q); del q
print("-- list")
l=[simple("s5"), simple("s6")]; next(l[0]); next(l[1]); del l
print("-- weakref")
q=simple("s7"); r=weakref.ref(q, lambda r: print("callback", r() is None)); next(q)
del q
print(r() is None)
def selfref():
    try: yield
    finally: print("in fin", r2() is None)
q=selfref(); r2=weakref.ref(q); next(q); del q
