# Caches that forget what was used least.
from collections import OrderedDict
class LRUCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.cache = OrderedDict()
    def get(self, key):
        if key not in self.cache:
            return -1
        self.cache.move_to_end(key)
        return self.cache[key]
    def put(self, key, value):
        if key in self.cache:
            self.cache.move_to_end(key)
        self.cache[key] = value
        if len(self.cache) > self.capacity:
            old = self.cache.popitem(last=False)
            print("evicted", old)
    def __repr__(self): return f"LRU{list(self.cache.items())}"
c = LRUCache(2)
c.put(1, 1); c.put(2, 2); print(c.get(1)); c.put(3, 3); print(c.get(2)); c.put(4, 4)
print(c.get(1), c.get(3), c.get(4), c)
class Node:
    __slots__ = ("key", "val", "prev", "next")
    def __init__(self, key=None, val=None): self.key, self.val, self.prev, self.next = key, val, None, None
class LRU2:
    def __init__(self, cap):
        self.cap, self.map = cap, {}
        self.head, self.tail = Node(), Node()
        self.head.next, self.tail.prev = self.tail, self.head
    def _remove(self, n): n.prev.next, n.next.prev = n.next, n.prev
    def _add(self, n):
        p = self.tail.prev
        p.next = self.tail.prev = n
        n.prev, n.next = p, self.tail
    def __getitem__(self, key):
        n = self.map[key]; self._remove(n); self._add(n); return n.val
    def __setitem__(self, key, val):
        if key in self.map: self._remove(self.map[key])
        n = self.map[key] = Node(key, val); self._add(n)
        if len(self.map) > self.cap:
            lru = self.head.next; self._remove(lru); del self.map[lru.key]
    def keys(self):
        n = self.head.next
        while n is not self.tail:
            yield n.key; n = n.next
l = LRU2(2); l["a"] = 1; l["b"] = 2; l["a"]; l["c"] = 3
print(list(l.keys()))
try: l["b"]
except KeyError as e: print("KeyError", e)
od = OrderedDict.fromkeys("abc", 0); od.move_to_end("a"); print(od, od == OrderedDict(b=0, c=0, a=0), od == dict(a=0, b=0, c=0), list(reversed(od)))
