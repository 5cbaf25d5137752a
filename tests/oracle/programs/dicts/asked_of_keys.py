# what dicts and sets ask of their keys: hashes and comparisons, in order
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class H:
    def __init__(self, n, name): self.n, self.name = n, name
    def __hash__(self): log.append("h" + self.name); return self.n
    def __eq__(self, o): log.append(self.name + "=" + getattr(o, "name", "?")); return isinstance(o, H) and self.name[0] == o.name[0]
    def __repr__(self): return self.name
log = []
def show(label, f):
    global log
    log = []
    try: r = f()
    except Exception as e: r = type(e).__name__
    print(label, r, log)
a, b, c, a2, b2, x = H(1, "a"), H(1, "b"), H(1, "c"), H(1, "a2"), H(1, "b2"), H(9, "x")
d = {}
show("set", lambda: d.__setitem__(a, 1)); show("set", lambda: d.__setitem__(b, 2)); show("set", lambda: d.__setitem__(c, 3)); show("set", lambda: d.__setitem__(a2, 4)); show("set", lambda: d.__setitem__(b2, 5))
show("get", lambda: d.get(c)); show("[]", lambda: d[a2]); show("in", lambda: b2 in d); show("in", lambda: x in d); show("setdefault", lambda: d.setdefault(x, 5)); show("setdefault", lambda: d.setdefault(a2, 7)); show("pop", lambda: d.pop(b2)); show("pop", lambda: d.pop(b2, 0)); show("del", lambda: d.__delitem__(a2)); show("update", lambda: d.update({a: 1, b: 2})); show("copy", lambda: d.copy()); show("dict", lambda: dict(d)); show("eq", lambda: d == {a2: 1, b: 2, c: 3, x: 5}); show("eq", lambda: d == dict(d)); show("fromkeys", lambda: dict.fromkeys(d)); show("fromkeys", lambda: dict.fromkeys([a, b, a2])); show("fromkeys set", lambda: dict.fromkeys({a, b}))
show("|", lambda: d | {a2: 1}); show("keys&", lambda: d.keys() & {a, x}); show("items in", lambda: (a, 1) in d.items()); show("keys -", lambda: d.keys() - [a]); show("keys==", lambda: d.keys() == {a, b, c, x}); show("set(d)", lambda: set(d)); show("frozenset(d)", lambda: frozenset(d)); show("list", lambda: list(d)); show("sorted", lambda: sorted(d, key=id) and 1)
s = set()
show("add", lambda: s.add(a)); show("add", lambda: s.add(b)); show("add", lambda: s.add(a2)); show("add", lambda: s.add(c)); show("in", lambda: b2 in s); show("discard", lambda: s.discard(b2)); show("remove", lambda: s.remove(x)); show("copy", lambda: len(s.copy())); show("union d", lambda: len(s.union(d))); show("union s", lambda: len(s | {b})); show("&", lambda: len(s & {a2, c})); show("&d", lambda: len(s.intersection(d))); show("-", lambda: len(s - {a2})); show("-d", lambda: len(s.difference(d))); show("^", lambda: len(s ^ {a2, x})); show("^d", lambda: len(s.symmetric_difference(d))); show("<=", lambda: s <= {a, c, b}); show("isdisjoint", lambda: s.isdisjoint({x})); show("isdisjoint d", lambda: s.isdisjoint(d)); show("==", lambda: s == {a2, c}); show("hash", lambda: type(hash(frozenset([a, b])))); show("diff_up", lambda: s.difference_update(d)); show("upd", lambda: s.update(d)); show("int_up", lambda: s.intersection_update([a])); show("sym_up", lambda: s.symmetric_difference_update(d)); show("pop", lambda: s.pop() and 1)
show("list in", lambda: b2 in [a, b, c]); show("index", lambda: [a, b, c].index(b2)); show("count", lambda: (a, b, a2).count(a)); show("remove", lambda: [a, b, c].remove(c)); show("list==", lambda: [a, b] == [a2, b2]); show("list<", lambda: [a] < [a2]); show("tuple==", lambda: (a, b) == (a2, x))
import collections
show("Counter", lambda: collections.Counter([a, b, a2])[a]); dd = collections.defaultdict(list); show("dd", lambda: dd[a]); show("dd", lambda: dd[a2])
