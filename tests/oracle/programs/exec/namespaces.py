# Which namespaces exec and eval run in, and what they leave there
import sys
exec("x = 1\nprint(x, __name__)")
print(x, eval("x + 1"), eval("  x"))
g = {}
exec("def f(): return 5\ny = f()", g)
print(sorted(g), g["y"], g["__builtins__"] is __builtins__.__dict__)
l = {}
exec("a = 1; b = [a]", g, l)
print(l)
print(eval("[x for x in range(3)]", {"range": range}), eval("__builtins__ is b", {"b": __builtins__.__dict__}))
print(eval("lambda: 3")(), eval("y", {"y": 1}, {"y": 2}))
class Map(dict):
    def __missing__(self, k): return k.upper()
print(eval("aa + bb", {}, Map()))
class M2:
    def __init__(self): self.d = {}
    def __getitem__(self, k): print("get", k); return self.d[k]
    def __setitem__(self, k, v): print("set", k); self.d[k] = v
exec("a = 1; print(a); b = len('x')", {}, M2())
exec("def h(): return __name__", {"__name__": "zz"}, l); print(l["h"](), l["h"].__module__)
print(sys.getrefcount(g) , sys.getrefcount(l))
exec("import sys; print(sys.getrefcount(g), sys.getrefcount(l))", {"g": g, "l": l})
o = object(); n = sys.getrefcount(o)
exec("print(sys.getrefcount(o) - n)", {"sys": sys, "o": o, "n": n})
def importer(name, globals, locals, fromlist, level):
    print("import", name, fromlist, level)
    return len
space = {"__builtins__": {"__import__": importer, "print": print}}
exec("import other\nfrom third import __name__ as n\nprint(other, n)", space)
