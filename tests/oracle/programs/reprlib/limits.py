# reprlib: the limits of Repr, methods for kinds of a subclass's own, recursive_repr
import reprlib
from collections import deque
from reprlib import Repr, recursive_repr, repr as short


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


nested = [1, [2, [3, [4, [5, [6, [7]]]]]]]
for value in (list(range(10)), tuple(range(10)), (1,), {n: n for n in range(8)}, set(range(9)), frozenset("abcdefgh"), deque(range(9)),
              "x" * 50, "'" * 50, 10 ** 60, nested, [], {}, set(), frozenset(), b"y" * 50, 1.5, {"b": 1, "a": 2}, {1, "a"} and {3}):
    print(short(value))
r = Repr()
r.maxlist = r.maxdict = 2
r.maxlevel = 2
r.maxstring = 8
print(r.repr([1, 2, 3]), r.repr({1: [2, [3]], 2: 3, 4: 5}), r.repr("abcdefghijkl"), list(vars(r)))


class Broken:
    def __repr__(self):
        raise ValueError


class Wordy:
    def __repr__(self):
        return "<" + "wordy " * 10 + ">"


print(short(Broken()).partition(" at ")[0], short(Wordy()))


class Own(Repr):
    def repr_Wordy(self, x, level):
        return f"wordy at {level}"

    def repr_int(self, x, level):
        return f"{x:#x}"


print(Own().repr([Wordy(), 255, [10]]))


class Tree:
    def __init__(self):
        self.children = [self]

    @recursive_repr()
    def __repr__(self):
        "told"
        return f"Tree({self.children})"

    @recursive_repr(fillvalue="<again>")
    def __str__(self):
        return f"{self.children} {self!s}"


print(Tree(), repr(Tree()), Tree.__repr__.__name__, Tree.__repr__.__doc__, Tree.__repr__.__qualname__)
for given in ({"indent": 2}, {"indent": "--", "maxlist": 3}, {"fillvalue": "+++", "maxlist": 3}, {"maxother": 5, "indent": 0}, {"indent": -1}, {"bad": 1}):
    show(lambda: Repr(**given).repr([1, [2, 3, 4, 5], {"k": "v"}]))
