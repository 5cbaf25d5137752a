# Counts, cycles, weak references and finalizers as courses show them.
import sys, gc, weakref
class Node:
    def __init__(self, n): self.n = n; self.other = None
    def __del__(self): print("del", self.n)
    def __repr__(self): return f"Node({self.n})"
a = Node("a"); print(sys.getrefcount(a)); b = a; print(sys.getrefcount(a)); l = [a, a]; print(sys.getrefcount(a)); del b, l; print(sys.getrefcount(a)); a = None; print("after")
gc.collect()
x, y = Node("x"), Node("y"); x.other, y.other = y, x; r = weakref.ref(x, lambda r: print("callback")); print(r() is x); del x, y; print("unreachable", r()); print(gc.collect() >= 2); print(r())
print(gc.isenabled(), gc.get_threshold(), gc.is_tracked([]), gc.is_tracked(1), gc.is_tracked({}), gc.is_tracked({"a": []}), gc.get_referents([1, "a"]))
cache = weakref.WeakValueDictionary(); k = Node("k"); cache["k"] = k; print(dict(cache), len(cache)); del k; print(dict(cache))
ws = weakref.WeakSet(); n = Node("w"); ws.add(n); print(len(ws)); n = 1; print(len(ws))
f = Node("f"); fin = weakref.finalize(f, print, "finalized", "f"); print(fin.alive); del f; print(fin.alive)
p = Node("p"); pr = weakref.proxy(p); print(pr.n); del p
try: pr.n
except ReferenceError as e: print(e)
try: weakref.ref(5)
except TypeError as e: print(e)
def func(): big = Node("local"); return len(str(big))
print(func())
class Tree:
    def __init__(self, v, parent=None): self.v = v; self._p = weakref.ref(parent) if parent else None; self.ch = []; parent and parent.ch.append(self)
    @property
    def parent(self): return self._p and self._p()
    def __del__(self): print("tree", self.v)
root = Tree(1); c = Tree(2, root); print(c.parent.v); del root; print(c.parent); del c
def leak():
    try: big = Node("exc"); raise ValueError("v")
    except ValueError as e: saved = e; return saved
s = leak(); print("held", sorted(s.__traceback__.tb_frame.f_locals)); s = None; gc.collect()
a = "hello"; b = "hello"; print(a is b, sys.intern("x y") is sys.intern("x y")); i = 1000; print(i is 1000)
m = Node("m"); d = {m: 1}; s = {m}; print(sys.getrefcount(m)); d.clear(); s.clear(); del m
lst = [Node(i) for i in range(3)]; del lst[1]; print("cleared"); lst.clear(); print([sys.getsizeof(x) for x in ([], [1], (1,), "abc", 1, 2**40, 1.5, {1: 1}, {1}, b"", None, True, range(3))])
g = Node("global at end")
