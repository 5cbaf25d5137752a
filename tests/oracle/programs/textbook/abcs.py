# Abstract base classes, own and from collections.abc.
from abc import ABC, abstractmethod, ABCMeta
import math
class Shape(ABC):
    def __init__(self, name): self.name = name
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def sides(self): "number of sides"
    def describe(self): return f"{self.name}: area {self.area():.2f}, {self.sides} sides"
class Circle(Shape):
    sides = 0
    def __init__(self, r): super().__init__("circle"); self.r = r
    def area(self): return math.pi * self.r ** 2
class Rect(Shape):
    def __init__(self, a, b): super().__init__("rect"); self.a, self.b = a, b
    def area(self): return self.a * self.b
    @property
    def sides(self): return 4
for s in (Circle(1), Rect(2, 3)): print(s.describe())
try: Shape("x")
except TypeError as e: print(e)
class Half(Shape):
    def area(self): return 1
try: Half("h")
except TypeError as e: print(e)
print(Shape.__abstractmethods__ == {"area", "sides"}, Half.__abstractmethods__, isinstance(Rect(1, 1), Shape), issubclass(Circle, ABC))
from collections.abc import Sequence, MutableMapping, Iterable, Hashable, Callable, Sized, Container, Iterator
class Deck(Sequence):
    def __init__(self): self.c = [r + s for s in "SH" for r in "A23"]
    def __len__(self): return len(self.c)
    def __getitem__(self, i): return self.c[i]
d = Deck(); print(len(d), d[0], d[-1], d[1:3], "2H" in d, d.index("3S"), list(reversed(d))[:2], d.count("AS"))
class Lower(MutableMapping):
    def __init__(self, *a, **k): self.d = {}; self.update(*a, **k)
    def __getitem__(self, k): return self.d[k.lower()]
    def __setitem__(self, k, v): self.d[k.lower()] = v
    def __delitem__(self, k): del self.d[k.lower()]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = Lower(A=1, B=2); m["C"] = 3; print(dict(m), m["a"], "b" in m, m.pop("c"), m.get("zz", 9), m.setdefault("D", 4), list(m.items()), m == {"a": 1, "b": 2, "d": 4})
print([isinstance([], t) for t in (Sequence, Iterable, Hashable, Callable, Sized, Container, Iterator)])
class Duck(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, C): return any("quack" in B.__dict__ for B in C.__mro__) or NotImplemented
class Mallard:
    def quack(self): pass
print(issubclass(Mallard, Duck), isinstance(Mallard(), Duck), isinstance(3, Duck))
Duck.register(int); print(isinstance(3, Duck), issubclass(bool, Duck))
try:
    class S(Sequence): pass
    S()
except TypeError as e: print(e)
try: Deck()["x"]
except TypeError as e: print(e)
try: m["nope"]
except KeyError as e: print("KeyError", e)
