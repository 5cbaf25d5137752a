# In which order the parts of a failing slice die
class C:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
class G(C):
    def __getitem__(self, i): return "got"
    def __setitem__(self, i, v): print("set")
    def __delitem__(self, i): print("deleted")
class K(C):
    def __getitem__(self, i):
        self.k = i
        return i
    def __setitem__(self, i, v): print(type(i), v)
def attempt(what):
    try: what()
    except TypeError as e: print(e)
def load(): C(1)[C(2):C(3)]
def load2(): G(1)[C(2):C(3)]
def load3(): C(1)[C(2):C(3):C(4)]
def load4(): G(1)[C(2):C(3):C(4)]
def load5(): [1][C(2):C(3)]
def store(): C(1)[C(2):C(3)] = C(4)
def store2(): G(1)[C(2):C(3)] = C(4)
def store3(): G(1)[C(2):C(3):C(4)] = C(5)
def store4(): [1][C(2):C(3)] = C(4)
def delete(): del C(1)[C(2):C(3)]
def delete2(): del G(1)[C(2):C(3)]
def aug(): C(1)[C(2):C(3)] += C(4)
def aug2(): G(1)[C(2):C(3)] += "x"
def keep():
    k = K(1)
    s = k[C(2):C(3)]
    print(s.start.n, s is k.k)
    k[C(4):C(5)] = 1
    del s
    print("kept")
def half(): C(1)[C(2):]
def half2(): C(1)[:C(2)]
def whole(): C(1)[:]
for f in (load, load2, load3, load4, load5, store, store2, store3, store4, delete, delete2, aug, aug2, keep, half, half2, whole):
    print(f.__name__)
    attempt(f)
