# All kinds of patterns in one function
import sys
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x = x; self.y = y
    def __repr__(self): return f"P({self.x},{self.y})"
def f(o):
    match o:
        case 0: return "zero"
        case -1 | 1.5: return "neg or float"
        case None: return "none"
        case True: return "true"
        case "a" "b": return "ab"
        case []: return "empty"
        case [x]: return ("one", x)
        case [x, y, *rest] if x == y: return ("same", x, rest)
        case [1, *_, 9]: return "1..9"
        case [first, *mid, last]: return (first, mid, last)
        case {"k": v, **rest}: return ("map", v, rest)
        case {"z": Point(x=0) as p}: return ("z", p)
        case {}: return "a map"
        case Point(0, 0): return "origin"
        case Point(x=0, y=yy) | Point(x=yy, y=0): return ("axis", yy)
        case Point(a, b): return (a, b)
        case int(n) | float(n): return ("num", n)
        case str() as s: return ("str", s)
        case sys.maxsize: return "never"
        case (set() | frozenset()) as s: return ("set", s)
        case _: return "other"
for o in (0, -1, 1.5, None, True, "ab", [], (1,), [2, 2, 3], (1, 5, 9), [4, 5, 6, 7], {"k": 1, "l": 2}, {"z": Point(0, 5)}, {"z": 4}, {}, Point(0, 0), Point(0, 3), Point(3, 0), Point(1, 2), 77, 7.5, "str", object, {1}, frozenset(), range(3)):
    print(o, f(o))
