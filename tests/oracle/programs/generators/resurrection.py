# A generator that comes back to life while it is closed, or raises then.
import gc


class A:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("del", self.n)


print("-- resurrect")
keep=[]
def res():
    me = yield
    try: yield 1
    finally:
        keep.append(me); print("resurrecting")
q=res(); next(q); q.send(q); 
gc.collect()
del q
print(gc.collect(), len(keep))
k=keep[0]; print(k.gi_frame, next(k, "done"))
keep.clear(); del k
print(gc.collect())
print("-- resurrect and yield")
def res2():
    global saved
    try: yield 1
    finally:
        saved = 5
        try: yield 2
        except GeneratorExit: print("again GE")
        finally: print("res2 end")
q=res2(); next(q); del q
print("-- exception in fin")
def bad():
    try: yield
    finally: raise ValueError("bad fin")
q=bad(); next(q); del q
