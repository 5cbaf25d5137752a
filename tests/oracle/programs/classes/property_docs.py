# where the documentation of a property and of its subclasses stands
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class P(property):
    "P doc"
class P2(property):
    @property
    def __doc__(self): return "x"
def getter(self):
    "getter doc"
pp = P(getter); print(pp.__doc__, P(getter, doc="own").__doc__, P().__doc__, P.__doc__, property(getter).__doc__, property(getter, None, None, "dd").__doc__)
t(lambda: P2(getter).__doc__)
class P3(property): pass
print(P3(getter).__doc__, P3(getter).__dict__, P().__dict__, P3().__doc__, P3(doc="z").__doc__)
class P4(property):
    __slots__ = ()
t(lambda: P4(getter).__doc__)
class P5(property):
    __slots__ = ()
    "p5"
t(lambda: P5(getter).__doc__)
pp = P(getter)
pp.__doc__ = "changed"; print(pp.__doc__)
t(lambda: property(getter).getter(lambda s: 1).__doc__)
def set2(self, v): pass
print(property(getter).setter(set2).__doc__, P(getter).setter(set2).__doc__)
class C: pass
C.late = property(getter)
t(lambda: setattr(C(), 'late', 1))
C.none = property()
t(lambda: C().none)
t(lambda: property(getter).__name__)
