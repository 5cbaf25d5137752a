# In which round of a loop that makes generators a collection runs.
import gc
def h(n):
    for i in range(n): yield i
died=[]
class C:
    def __init__(self,n): self.n=n; self.me=self
    def __del__(self): died.append(self.n)
def run(make, th, rounds):
    gc.collect(); died.clear()
    gc.set_threshold(th,1000,1000); gc.collect()
    at=[]
    seen=0
    for i in range(rounds):
        make(i)
        n=len(died)
        if n!=seen: at.append((i,n)); seen=n
    gc.set_threshold(0)
    print(at)
keep=[]
def mk(i): C(i); keep.append(h(2))
run(mk,20,60)
def mk2(i):
    C(i); x=h(3); next(x); keep.append(x)
run(mk2,20,60)
def mk3(i):
    C(i)
    for j in h(2): pass
run(mk3,20,60)
def gg(n):
    for i in range(n):
        C(i)
        yield i
def run2(th, rounds):
    gc.collect(); died.clear()
    gc.set_threshold(th,1000,1000); gc.collect()
    at=[]
    seen=0
    for i in gg(rounds):
        n=len(died)
        if n!=seen: at.append((i,n)); seen=n
    gc.set_threshold(0)
    print(at)
run2(20,60)
