# Kinds of objects, signatures, members, documentation, frames, generators
import inspect
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
def f(a, b=1, /, c: int = 2, *args, d, e='x', **kw) -> str:
    """Doc of f.

        indented
    """
def g(): yield 1
class A:
    """Class doc."""
    z = 1
    def __init__(self, x, *, y=3): self.x = x
    def m(self, q): "m doc"; return q
    @classmethod
    def c(cls, r): pass
    @staticmethod
    def s(t): pass
class B(A):
    def m(self, q): pass
for o in (f, g, A, A.m, A(1).m, A.c, A.s, len, str.join, 3, inspect, g(), [].append, lambda: 0):
    print([n for n in ('isfunction', 'ismethod', 'isclass', 'isbuiltin', 'ismodule', 'isgenerator', 'isgeneratorfunction', 'isroutine', 'ismethoddescriptor', 'isdatadescriptor') if getattr(inspect, n)(o)])
for o in (f, g, A, A.m, A(1).m, A.c, A.s, B, lambda x, y=2: 0, object): t(lambda: str(inspect.signature(o)))
s = inspect.signature(f); t(lambda: s); t(lambda: list(s.parameters)); t(lambda: s.parameters['c']); t(lambda: s.parameters['d'].kind); t(lambda: str(s.parameters['d'].kind)); t(lambda: s.parameters['b'].default); t(lambda: s.parameters['a'].default is inspect.Parameter.empty); t(lambda: s.return_annotation)
t(lambda: s.bind(1, 2, 3, 4, d=5, z=6)); t(lambda: s.bind(1)); t(lambda: inspect.signature(A).bind(1, 2)); t(lambda: inspect.signature(A).bind(1, q=2)); t(lambda: inspect.signature(3))
b = inspect.signature(A).bind(1); b.apply_defaults(); print(b.arguments, b.args, b.kwargs)
print(inspect.getdoc(f)); print(inspect.getdoc(B), inspect.getdoc(B.m)); print(inspect.cleandoc('  a\n    b\n   c'))
print([n for n, v in inspect.getmembers(A) if not n.startswith('__')], inspect.getmro(B)); print(inspect.getmembers(A(1), inspect.ismethod)[0][0])
def fr():
    x = inspect.currentframe(); return x.f_code.co_name, x.f_back.f_code.co_name, inspect.stack()[0].function, inspect.stack()[1][3], len(inspect.stack()), inspect.stack()[0].lineno
print(fr()); print(inspect.getsource(fr)); print(inspect.getsource(B.m)); t(lambda: inspect.getsource(len)); print(inspect.getmodule(f))
x = g(); print(inspect.getgeneratorstate(x)); next(x); print(inspect.getgeneratorstate(x)); list(x); print(inspect.getgeneratorstate(x))
print(inspect.getfullargspec(f)); print(inspect.isabstract(A), inspect.unwrap(f) is f)
