# A return, break or continue in a finally part ends the exception there, and nothing else
import gc, sys
gc.collect()
gc.disable()
class C:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)
a, b = C("a"), C("b")
def one():
    try: return missing
    finally: return b
def two(x):
    try: raise ValueError(C("held"))
    finally: return [x, sys.exc_info()[0]]
def three(x):
    try:
        try: raise ValueError(C("inner"))
        finally:
            try: raise KeyError(C("other"))
            finally: return x, C("new")
    finally: print("outer", sys.exc_info())
def four():
    for i in range(3):
        try: raise ValueError(C(i))
        finally:
            if i: break
            continue
    return i, sys.exc_info()
def five(x):
    try: return C("lost")
    finally: return x
def six(x):
    try:
        raise KeyError(1)
    except KeyError:
        try: raise ValueError(2)
        finally: return x, sys.exc_info()[1]
for f in (one, lambda: two(a), lambda: three(a), four, lambda: five(b), lambda: six(b)):
    result = f()
    print(sys.exc_info(), sys.getrefcount(a), sys.getrefcount(b), type(result).__name__)
    result = None
print([o.name for o in gc.get_objects() if isinstance(o, C)], gc.collect())
print([o.name for o in gc.get_objects() if isinstance(o, C)])
