# members of structs and attributes with functions: their kinds, texts, messages
import types, weakref
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class S: __slots__ = ('a',)
print(S.a, S.__dict__['a'], type(S.a), type(type(S.a).__name__), types.FunctionType.__globals__, types.FunctionType.__code__, types.FunctionType.__name__)
for c, n in ((types.FunctionType, '__closure__'), (types.FunctionType, '__defaults__'), (types.FunctionType, '__doc__'), (types.FunctionType, '__dict__'), (types.FunctionType, '__module__'),
    (types.MethodType, '__func__'), (types.MethodType, '__self__'), (types.MethodType, '__doc__'), (type, '__dict__'), (type, '__mro__'), (type, '__base__'), (type, '__bases__'), (type, '__name__'), (type, '__basicsize__'), (type, '__weakrefoffset__'),
    (property, 'fget'), (property, '__doc__'), (classmethod, '__func__'), (classmethod, '__wrapped__'), (staticmethod, '__func__'), (super, '__self__'), (super, '__thisclass__'), (range, 'start'), (slice, 'start'), (complex, 'real'), (int, 'real'), (int, 'numerator'), (float, 'imag'),
    (BaseException, 'args'), (BaseException, '__traceback__'), (BaseException, '__cause__'), (BaseException, '__suppress_context__'), (StopIteration, 'value'), (KeyError, 'args'), (SystemExit, 'code'), (ImportError, 'name'), (ImportError, 'msg'), (OSError, 'errno'), (OSError, 'filename'), (UnicodeDecodeError, 'start'), (UnicodeDecodeError, 'object'), (SyntaxError, 'lineno'), (NameError, 'name'), (AttributeError, 'obj'),
    (types.CodeType, 'co_name'), (types.CodeType, 'co_consts'), (types.CodeType, 'co_varnames'), (types.FrameType, 'f_code'), (types.FrameType, 'f_locals'), (types.FrameType, 'f_lineno'), (types.FrameType, 'f_back'), (types.TracebackType, 'tb_next'), (types.TracebackType, 'tb_frame'), (types.TracebackType, 'tb_lineno'),
    (types.GeneratorType, 'gi_frame'), (types.GeneratorType, 'gi_running'), (types.GeneratorType, 'gi_code'), (types.GeneratorType, '__name__'), (types.CellType, 'cell_contents'), (type(len), '__self__'), (type(len), '__name__'), (type(str.join), '__objclass__'), (type(str.join), '__name__'), (type(str.join), '__doc__'),(type(str.join), '__qualname__'), (types.GenericAlias, '__origin__'), (types.GenericAlias, '__args__'), (types.GenericAlias, '__parameters__'), (memoryview, 'nbytes'), (types.ModuleType, '__dict__'), (types.SimpleNamespace, '__dict__'), (object, '__class__'), (weakref.ref, '__callback__'), (types.MappingProxyType, 'keys')):
    d = c.__dict__.get(n)
    print(c.__name__, n, type(d).__name__, d)
def fun(): pass
for o, n in ((fun, '__globals__'), (fun, '__closure__'), (range(3), 'start'), (property(), 'fget'), (fun.__code__, 'co_name'), (type, '__base__'), (int, '__flags__'), (3j, 'real'), (3, 'real'), (staticmethod(fun), '__func__'), (S().__class__, '__mro__'), (S, '__mro__'), (S, '__basicsize__'), (slice(1), 'stop')):
    t(lambda: setattr(o, n, 1))
    t(lambda: delattr(o, n))
print(S.a.__name__, S.a.__qualname__, S.a.__objclass__, types.FunctionType.__globals__.__name__, types.FunctionType.__globals__.__qualname__, types.FunctionType.__globals__.__objclass__)
t(lambda: types.FunctionType.__globals__.__get__(3))
