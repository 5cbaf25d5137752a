# An LRU cache as a class, once on OrderedDict, once on a doubly linked list (with its cycles).
import gc
from collections import OrderedDict


class LRU(OrderedDict):
    def __init__(self, maxsize=3):
        super().__init__()
        self.maxsize = maxsize

    def __getitem__(self, key):
        value = super().__getitem__(key)
        self.move_to_end(key)
        return value

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        if len(self) > self.maxsize:
            oldest = next(iter(self))
            print("evict", oldest)
            del self[oldest]


cache = LRU()
for key in "abc":
    cache[key] = key.upper()
cache["a"]
cache["d"] = "D"
print(list(cache.items()), "b" in cache)


class Link:
    __slots__ = "key", "value", "before", "after", "__weakref__"

    def __del__(self):
        print("link", self.key, "dies")


class Ring:
    def __init__(self):
        self.root = root = Link()
        root.key = None
        root.before = root.after = root
        self.links = {}

    def add(self, key, value):
        link = Link()
        link.key, link.value = key, value
        last = self.root.before
        last.after = self.root.before = link
        link.before, link.after = last, self.root
        self.links[key] = link

    def drop(self, key):
        link = self.links.pop(key)
        link.before.after, link.after.before = link.after, link.before

    def keys(self):
        link = self.root.after
        while link is not self.root:
            yield link.key
            link = link.after


gc.collect()
gc.disable()
ring = Ring()
for key in "xyz":
    ring.add(key, ord(key))
ring.drop("y")
print(list(ring.keys()))
del ring
print("ring is garbage")
print(gc.collect())
