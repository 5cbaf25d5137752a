# What an exception's arguments are made of, in order, and who holds them
import gc, sys
gc.collect()
gc.disable()
class E(Exception):
    def __init__(self, x, *rest):
        print("init", sys.getrefcount(x), self.args, len(gc.get_referrers(x)))
class F(Exception): pass
class G(Exception):
    def __new__(cls, *args):
        self = super().__new__(cls, *args)
        print("new", sys.getrefcount(args[0]), self.args, self.args is args)
        return self
    def __init__(self, *args):
        print("init", sys.getrefcount(args[0]), self.args, self.args is args)
        super().__init__(*args)
        print(self.args is args, sys.getrefcount(args))
class D:
    def __repr__(self): return "D"
for cls in (E, F, G, ValueError, KeyError, OSError, SystemExit, StopIteration, ImportError):
    d = D()
    e = cls(d)
    print(cls.__name__, sys.getrefcount(d), [type(x).__name__ for x in gc.get_referrers(d)], sys.getrefcount(e.args))
    print([type(x).__name__ for x in gc.get_objects(0) if x is e or x is e.args or x is d])
    e.args = [1, 2]
    print(e, sys.getrefcount(d))
del e, d
e = E(D(), 1, 2)
print(e.args, gc.is_tracked(e.args), gc.is_tracked(F(1).args), gc.is_tracked(F().args), F().args is G.__mro__[-1].__bases__)
