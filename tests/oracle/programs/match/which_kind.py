# which of two bases says whether a class matches sequence or mapping patterns; keys that are equal
import collections
from collections import abc
def kind(x):
    match x:
        case [*_]: return 'seq'
        case {}: return 'map'
        case _: return None
S, M = collections.UserList, collections.UserDict
class M1(collections.UserDict, abc.Sequence): pass
class M2(dict, collections.UserList): pass
class M3(collections.UserDict, list): pass
class M4(dict, abc.Sequence): pass
class M5(abc.Mapping, abc.Sequence):
    def __getitem__(self, i): raise KeyError
    def __len__(self): return 0
    def __iter__(self): return iter(())
class S1(collections.UserList, abc.Mapping): pass
class S2(list, collections.UserDict): pass
class S3(list, abc.Mapping): pass
class S4(collections.UserList, dict): pass
for c in (M1, M2, M3, M4, M5, S1, S2, S3, S4, S, M, collections.deque, collections.OrderedDict, collections.Counter, collections.ChainMap, range, str, bytes, memoryview, collections.UserString):
    try:
        o = c(b'') if c is memoryview else c('') if c is collections.UserString else c(1) if c is range else c()
        print(c.__name__, kind(o))
    except TypeError as e: print(c.__name__, e)
class Reg: pass
abc.Sequence.register(Reg)
class Sub(Reg): pass
class Reg2: pass
abc.MutableMapping.register(Reg2)
print(kind(Reg()), kind(Sub()), kind(Reg2()))
for src in ('{0: _, False: _}', '{0: _, 0.0: _}', '{0: _, -0: _}', '{0: _, 0j: _}', '{1: a, True: b}', '{"a": a, "a": b}', '{1: a, 2: b, 1: c}', '{-1: a, -1.0: b}', '{1+2j: a, 1+2j: b}', '{None: a, None: b}', '{b"a": 1, "a": 2}', '{a.b: 1, a.b: 2}', '{"a" "b": 1, "ab": 2}'):
    try: compile('match x:\n  case %s: pass\n' % src, 'f', 'exec'); print(src, 'fine')
    except SyntaxError as e: print(src, e)
