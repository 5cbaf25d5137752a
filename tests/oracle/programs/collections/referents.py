# What the dicts of the module collections refer to.
import gc, collections
class OD(collections.OrderedDict): pass
class DD(collections.defaultdict): pass
class C(collections.Counter): pass
def names(o): return [x if type(x) in (str, int) else type(x).__name__ for x in gc.get_referents(o)]
for o in collections.OrderedDict(), OD(), collections.defaultdict(list), DD(list), collections.Counter(), C():
    print(type(o).__name__, names(o))
    o["k"] = 1
    print(names(o))
    o["l"] = []
    print(names(o))
    o[3] = 4
    print(names(o))
    try: o.x = 1
    except AttributeError as e: print(e)
    print(names(o))
