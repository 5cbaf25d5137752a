# Caches and containers made of those in collections.
from collections import OrderedDict, deque, ChainMap, Counter, UserDict, UserList, defaultdict, abc
class LRU:
    def __init__(self, cap): self.cap, self.d = cap, OrderedDict()
    def get(self, k):
        if k not in self.d: return -1
        self.d.move_to_end(k); return self.d[k]
    def put(self, k, v):
        self.d[k] = v; self.d.move_to_end(k)
        if len(self.d) > self.cap: print("evict", self.d.popitem(last=False))
c = LRU(2); c.put(1, 1); c.put(2, 2); print(c.get(1)); c.put(3, 3); print(c.get(2), c.d)
d = deque([1, 2, 3], maxlen=3); d.append(4); d.appendleft(0); d.rotate(1); print(d, d[0], len(d), d.maxlen); d.extend("ab"); print(d)
cnt = Counter("abracadabra"); cnt.update("aaa"); cnt.subtract("b"); print(cnt, cnt["z"], cnt.most_common(2), cnt + Counter("z"), cnt - Counter(a=5), cnt & Counter(a=1), sorted(cnt.elements())[:3], cnt.total())
cm = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(cm["a"], cm["b"], dict(cm), cm.new_child({"a": 0})["a"], cm)
class Ci(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.lower(), v)
    def __getitem__(self, k): return super().__getitem__(k.lower())
    def __missing__(self, k): return "miss"
ci = Ci(A=1); ci["BB"] = 2; print(ci, ci["bb"], ci.get("Bb"), "bb" in ci, len(ci))
class DD(dict):
    def __missing__(self, k): self[k] = v = len(self); return v
dd = DD(); print(dd["x"], dd["y"], dd["x"], dd)
tree = lambda: defaultdict(tree); t = tree(); t["a"]["b"]["c"] = 1; print(t["a"]["b"]["c"], list(t))
class Sorted(abc.MutableSequence):
    def __init__(self, it=()): self.l = sorted(it)
    def __len__(self): return len(self.l)
    def __getitem__(self, i): return self.l[i]
    def __setitem__(self, i, v): raise TypeError("immutable order")
    def __delitem__(self, i): del self.l[i]
    def insert(self, i, v): import bisect; bisect.insort(self.l, v)
s = Sorted([3, 1, 2]); s.append(0); s.extend([5, 4]); print(list(s), s.pop(), s.index(3), s.count(1), 2 in s, list(reversed(s))); s.remove(2); s += [9]; print(s.l)
class Ms(abc.Set):
    def __init__(self, it): self.l = list(dict.fromkeys(it))
    def __contains__(self, x): return x in self.l
    def __iter__(self): return iter(self.l)
    def __len__(self): return len(self.l)
    def __repr__(self): return f"Ms({self.l})"
print(Ms("abca") & Ms("bcd"), Ms("ab") | Ms("c"), Ms("ab") <= Ms("abc"), Ms("ab") == Ms("ba"), Ms("ab") - Ms("a"), Ms("ab") ^ Ms("bc"))
print(isinstance([], abc.Sequence), isinstance({}, abc.Mapping), isinstance(5, abc.Hashable), isinstance((x for x in []), abc.Iterator), isinstance("", abc.Iterable), isinstance(len, abc.Callable))
od = OrderedDict(a=1, b=2); print(od, od == {"b": 2, "a": 1}, od == OrderedDict(b=2, a=1), list(reversed(od)))
class Partial(abc.Mapping): pass
Partial()
