# with blocks and finally parts in generators that are thrown at, closed, dropped.
import sys


def info():
    return repr(sys.exc_info()[1])


# with
class CM:
    def __enter__(self): print("enter"); return self
    def __exit__(self, *a): print("exit", a[0], a[1], info()); return True
def w():
    with CM():
        yield 1
        print("not reached")
    yield "suppressed"
q=w(); next(q); print(q.throw(ValueError("x")))
q=w(); next(q); 
try: q.close()
except RuntimeError as r: print(r)
q=w(); next(q); del q
# exception info at finalization
def fin():
    try: yield
    finally: print("fin", info())
q=fin(); next(q)
try: raise ValueError("during")
except ValueError: del q
print(info())
