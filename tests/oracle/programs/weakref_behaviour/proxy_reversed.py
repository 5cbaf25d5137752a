# reversed() of a proxy asks the object
import weakref
class L(list): pass
x = L([1,2,3])
p = weakref.proxy(x)
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: list(reversed(p)))
class R:
    def __reversed__(self): return "rev"
r = R(); pr = weakref.proxy(r)
t(lambda: reversed(pr))
class Q:
    def __len__(self): return 2
    def __getitem__(self, i): return i*10
q = Q(); pq = weakref.proxy(q)
t(lambda: list(reversed(pq)))
