# odds and ends of classes and exceptions: slots of strange names, keys that delete, keywords of subclasses
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
t(lambda: type('C', (), {'__slots__': ['foo\0bar']}))
t(lambda: type('C', (), {'__slots__': ['foo bar']}))
class Meta(type):
    def __new__(cls, name, bases, namespace, attr):
        return super().__new__(cls, name, bases, namespace)
    def __init__(*a, **k): pass
try:
    class Inner(metaclass=Meta, attr=1):
        __slots__ = ("__qualname__", "__classcell__")
        def f(self): return __class__
    print(Inner.__qualname__, Inner.__dict__['__classcell__'], Inner().f())
    i = Inner(); i.__qualname__ = 3; print(i.__qualname__, Inner.__dict__['__qualname__'])
except Exception as e: print(type(e).__name__, e)
class Evil:
    def __hash__(self): return hash('attr')
    def __eq__(self, o):
        try: del C.attr
        except AttributeError: pass
        return 0
class Descr:
    def __get__(self, ob, tp=None): return 1
class C: attr = Descr()
c = C(); c.__dict__[Evil()] = 0
print(c.attr, hasattr(c, 'attr'))
class Base:
    @property
    def __dict__(self): raise RuntimeError("no dict")
class M1(Base, type): pass
class M2(type, Base): pass
try:
    class D(metaclass=M2): __metaclass__ = M2
    print(D.__dict__ is not None)
    D.x = 3; print(D.x)
except Exception as e: print(type(e).__name__, e)
try:
    class D(metaclass=M1): pass
    D.x = 3; print(D.x)
except Exception as e: print(type(e).__name__, e)
e = ImportError('a', name='n', path='p'); e.__init__('b'); print(e.name, e.path, e.msg); e.__init__(); print(e.args, e.msg, e.name); e.__init__('x', 'y'); print(e.msg, e.args)
t(lambda: SyntaxError("bad", ("f.py", 1)).lineno)
t(lambda: SyntaxError("bad", ("f.py", 1, 2, "text", 5)).end_lineno)
t(lambda: SyntaxError("bad", ("f.py", 1, 2, "text", 5, 6)).end_lineno)
t(lambda: SyntaxError("bad", ("f.py", 1, 2, "text", 5, 6, 7)).end_lineno)
t(lambda: SyntaxError("bad", 5).lineno)
class L(list):
    def __init__(self, seq=(), newarg=None): list.__init__(self, seq); self.newarg = newarg
t(lambda: L([1], newarg=3).newarg)
class L2(list): pass
t(lambda: L2([1], newarg=3)); t(lambda: L2(x=1)); t(lambda: L2(sequence=(1,)))
class L3(list):
    def __new__(cls, seq=(), newarg=None):
        o = super().__new__(cls, seq); o.newarg = newarg; return o
t(lambda: L3([1], newarg=3))
class T2(tuple): pass
t(lambda: T2([1], newarg=3)); t(lambda: T2(sequence=(1,)))
class S2(set): pass
t(lambda: S2([1], newarg=3))
class S3(set):
    def __new__(cls, seq=(), newarg=None): return super().__new__(cls, seq)
t(lambda: S3([1], newarg=3))
class F2(frozenset): pass
t(lambda: F2([1], newarg=3))
class I2(int): pass
t(lambda: I2(3, newarg=3)); t(lambda: I2("11", base=2))
class Fl(float): pass
t(lambda: Fl(3, newarg=3))
class B2(bytearray): pass
t(lambda: B2(b"a", newarg=3))
class Z(zip): pass
t(lambda: list(Z([1], [2], strict=True))); t(lambda: Z([1], x=1))
class F(filter): pass
t(lambda: F(None, [1], x=1))
class E(enumerate): pass
t(lambda: list(E([1], start=3)))
class R(reversed): pass
t(lambda: R([1], x=1))
class Mp(map): pass
t(lambda: Mp(abs, [1], x=1))
class St(slice.__class__): pass
