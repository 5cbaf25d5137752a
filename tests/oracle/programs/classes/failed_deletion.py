# A failed del of an attribute makes the dict of the object, where setting one would.
import gc, types, functools, collections
class P: pass
class L(list): pass
class E(Exception): pass
class S:
    __slots__ = ("a", "__dict__")
def f(): pass
class Old: pass
def show(o):
    before = [type(x).__name__ for x in gc.get_referents(o)]
    try: del o.nothing
    except AttributeError as e: print(type(e).__name__, e)
    after = [type(x).__name__ for x in gc.get_referents(o)]
    print(type(o).__name__, len(after) - len(before), after.count("dict") - before.count("dict"))
o = collections.OrderedDict(k=1)
for o in (o, P(), L(), E(), S(), f, ValueError(1), functools.partial(f), types.SimpleNamespace(), collections.OrderedDict(), classmethod(f), f.__get__(1)):
    show(o)
