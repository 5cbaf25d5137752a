# What match asks of its subject: len, items, get, attributes, and in which order
class Seq(list):
    def __len__(self): print("len"); return super().__len__()
    def __getitem__(self, i): print("get", i); return super().__getitem__(i)
    def __iter__(self): print("iter"); return super().__iter__()
class L:
    def __init__(self, n): self.n = n
    def __eq__(self, o): print("eq", self.n, o); return self.n == o
    def __repr__(self): return f"L{self.n}"
s = Seq([L(1), L(2), L(3)])
match s:
    case [1, 3, *_]: print("no")
    case [_, *_, 3]: print("yes")
match s:
    case [a]: pass
    case [1, 2, 4]: pass
    case [x, *y]: print(x, y)
class D(dict):
    def __len__(self): print("dlen"); return super().__len__()
    def get(self, *a): print("get", a[0]); return super().get(*a)
    def __missing__(self, k): print("missing", k); return 1
d = D(a=1, b=2)
match d:
    case {"a": 1, "c": 2}: pass
    case {"b": 2, "a": x, **r}: print(x, r, type(r))
class A:
    __match_args__ = ("p", "q")
    def __getattr__(self, n):
        print("getattr", n)
        if n == "q": raise AttributeError
        return 5
match A():
    case A(5, 6): print("no")
    case A(5, z=5): print("yes")
