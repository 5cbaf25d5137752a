# whose frame is below an inner generator's when an exception is thrown or it is closed through yield from
import sys
def names():
    f = sys._getframe(1); out = []
    while f:
        out.append(f.f_code.co_name); f = f.f_back
    return out
def inner():
    print('start', names())
    while True:
        try:
            yield 1
        except ValueError:
            print('caught', names())
        finally:
            print('finally', names())
def middle():
    yield from inner()
def outer():
    yield from middle()
g = outer()
next(g)
print('send', g.send(None))
print('throw', g.throw(ValueError))
print('send', next(g))
g.close()
class It:
    def __iter__(self): return self
    def __next__(self): return 1
    def throw(self, *a):
        print('throw', names()); raise KeyError(2)
    def close(self): print('close', names())
def over(): yield from It()
g = over(); next(g)
try: g.throw(ValueError)
except KeyError as e:
    t = e.__traceback__
    while t: print(t.tb_frame.f_code.co_name, t.tb_lineno); t = t.tb_next
g = over(); next(g); g.close()
g = over(); next(g); del g
g = outer(); next(g); del g
def rec():
    try: yield 1
    except ValueError: print(sys.getrefcount(g), names())
def o2(): yield from rec()
g=o2(); next(g)
try: g.throw(ValueError)
except StopIteration: pass
