# how often the operations of dict, OrderedDict and defaultdict ask for a key's hash
from collections import OrderedDict, defaultdict
class K:
    n=0
    def __init__(s,v): s.v=v
    def __hash__(s): K.n+=1; return hash(s.v)
    def __eq__(s,o): return s.v==o.v
def cnt(name,f):
    K.n=0
    f()
    print(name,K.n)
for D in (dict,OrderedDict,lambda: defaultdict(int)):
    d=D()
    cnt('set new',lambda: d.setdefault(K(1),1))
    cnt('set old',lambda: d.setdefault(K(1),1))
    cnt('pop',lambda: d.pop(K(1)))
    cnt('pop def',lambda: d.pop(K(1),None))
    cnt('[]=',lambda: d.__setitem__(K(2),3))
    cnt('[]',lambda: d[K(2)])
    cnt('in',lambda: K(2) in d)
    cnt('get',lambda: d.get(K(2)))
    cnt('update',lambda: d.update({K(5):3}))
    cnt('copy',lambda: d.copy())
    cnt('del',lambda: d.__delitem__(K(2)))
    cnt('popitem',lambda: d.popitem())
    if hasattr(d,'move_to_end'):
        d[K(9)]=1
        cnt('mte',lambda: d.move_to_end(K(9)))
        cnt('iter',lambda: list(d.items()))
        cnt('eq',lambda: d==d.copy())
