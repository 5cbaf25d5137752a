# The messages of the errors that a beginner makes, asked of eval one after the other.
import traceback, sys
def f(x):
    try:
        print("try", x)
        if x == 0: return "ret"
        if x == 1: raise ValueError("bad value")
        if x == 2: raise KeyError("k")
        if x == 3: 1 / 0
        if x == 4: int("x")
    except ValueError as e: print("VE", e)
    except (KeyError, IndexError) as e: print("LE", e, repr(e), e.args)
    else: print("else")
    finally: print("finally")
    return "end"
for i in range(6):
    try: print(f(i))
    except ZeroDivisionError as e: print("outer", e)
class AppError(Exception):
    """Base."""
class ConfigError(AppError):
    def __init__(self, msg, code=7): super().__init__(msg); self.code = code
    def __str__(self): return f"[{self.code}] {super().__str__()}"
def load():
    try: {}["cfg"]
    except KeyError as e: raise ConfigError("no config") from e
try: load()
except AppError as e:
    print(e, repr(e), repr(e.__cause__), e.__context__ is e.__cause__, e.__suppress_context__)
    traceback.print_exc(file=sys.stdout)
def g():
    try: 1 / 0
    except ZeroDivisionError: raise RuntimeError("during")
try: g()
except RuntimeError: print(traceback.format_exc())
def h():
    try: 1 / 0
    except ZeroDivisionError: raise RuntimeError("none") from None
try: h()
except RuntimeError: traceback.print_exc()
for expr in ["1/0", "int('a')", "[][1]", "{}['a']", "'a'+1", "1+'a'", "len(5)", "undefined", "None.x", "'abc'.foo", "[1,2].index(5)", "int([])", "float('x')", "(1,2)[5]", "'abc'[10]", "range(3)[7]", "max([])", "next(iter([]))", "chr(-1)", "ord('ab')", "{[]: 1}", "5()", "'a' < 1", "sum(['a'])", "[1,2].remove(3)", "set().pop()", "{}.popitem()", "[].pop()", "abs('a')", "round('a')", "'x' * 'y'", "-'a'", "not_defined()", "sorted(5)", "list(5)", "dict(5)", "dict([1])", "tuple(None)", "int('12', 1)", "'%d' % 'a'", "'a'.join([1])", "'abc'.index('z')", "bytes([300])", "1 @ 2", "[] + ()", "pow(2, -1, 4)", "divmod(1, 0)", "1 % 0", "1.0 / 0", "0 ** -1", "10 ** 400 * 1.0", "float('1e400')", "int(float('inf'))", "int(float('nan'))", "isinstance(1, 5)", "issubclass(1, int)", "hash([])", "iter(5)", "reversed({1})", "enumerate(5)", "zip(1)", "map(len)", "(lambda x: x)()", "(lambda: 0)(1)", "(lambda *, k: 0)()", "print(sep=1)", "input(1, 2)", "getattr(1, 'x')", "setattr(1, 'x', 2)", "eval('1 +')", "'a'.split('')", "'a'.center()", "'abc'.replace('a')", "[1].insert(0)", "type('X')", "object(1)", "int(1, 2)", "str(1, 2)", "complex('x')", "slice()", "range()", "range(1, 2, 0)", "range('a')", "[1, 2, 3][::0]", "[1][1.0]", "{}.get()", "{1, 2} + {3}", "all(5)", "any()", "bin('a')", "'a'.encode('nope')", "b'\\xff'.decode()", "'\\u20ac'.encode('ascii')", "memoryview('a')", "''.format_map(1)", "__import__('nope')"]:
    try: print(expr, "->", eval(expr))
    except Exception as e: print(expr, "->", type(e).__name__ + ":", e)
load()
