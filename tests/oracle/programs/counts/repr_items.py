# How often an object in a container is held while its repr is made.
import sys, collections
class X:
    def __repr__(self):
        print("repr", sys.getrefcount(self))
        return "x"
x = X()
for c in ([x], (x,), {x}, frozenset([x]), {x: 1}, {1: x}, collections.deque([x]), collections.OrderedDict(a=x), collections.defaultdict(int, a=x), {1: x}.values(), {x: 1}.keys(), {1: x}.items(), iter([x]), slice(x), [[x]]):
    print(type(c).__name__)
    repr(c)
class L(list): pass
repr(L([x]))
print([x, x], (x, x))
import types
repr(types.SimpleNamespace(a=x))
repr(ValueError(x)); repr(ValueError(x, 1)); str(ValueError(x)); str(KeyError(x))
