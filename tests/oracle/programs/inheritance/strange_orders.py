# orders of a strange kind: empty, with strangers, without the class itself
class M(type):
    order = None
    def mro(cls):
        return M.order(cls) if M.order else super().mro()
class A(metaclass=M): 
    def who(self): return "A"
class B(A): pass
class X:
    def who(self): return "X"
    def __repr__(self): return "reprX"
    def __len__(self): return 7
def tryit(f):
    M.order = f
    try:
        class T(B): pass
        print("made", T.__mro__, T().who(), repr(T()) if X in T.__mro__ else '')
        M.order = None
        try: print(len(T()))
        except TypeError as e: print(e)
    except TypeError as e: print(type(e).__name__, e)
    finally: M.order = None
tryit(lambda c: ())
tryit(lambda c: (1,))
tryit(lambda c: [c, 2, object])
tryit(lambda c: [c, X, object])
tryit(lambda c: [X, object])
tryit(lambda c: [c])
tryit(lambda c: [c, int])
tryit(lambda c: [c, dict, object])
tryit(lambda c: [c, type, object])
tryit(lambda c: None)
tryit(lambda c: 5)
tryit(lambda c: (x for x in [c, B, A, object]))
tryit(lambda c: {c: 1, object: 2})
print(type.mro(B), B.mro())
try: type.mro(3)
except TypeError as e: print(e)
try: A.mro(3)
except TypeError as e: print(e)
