# What a dict subclass refers to: the values, and the keys only if they are not all str
import gc
class D(dict): pass
class E(dict): __slots__ = ("x",)
class O(D): pass
for cls in (dict, D, E, O):
    for content in ({}, {"a": [], "b": "text"}, {1: [], "c": ()}, {(1,): None}):
        d = cls(content)
        print(cls.__name__, [type(x).__name__ for x in gc.get_referents(d)])
        if cls in (D, O):
            d.attr = [1]
            print(sorted([type(x).__name__ for x in gc.get_referents(d)]))
        elif cls is E:
            d.x = d
            print(sorted([type(x).__name__ for x in gc.get_referents(d)]))
