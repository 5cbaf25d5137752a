# Which classes count as sequences and mappings, and which match their value directly
class MyList(list): pass
class MyTuple(tuple): pass
class MyDict(dict): pass
class MyInt(int): pass
class Both(MyInt): __match_args__ = ("real",)
class Late:
    pass
class FromSecond(Late, MyList.__base__): pass
def kind(o):
    match o:
        case str(): return "str"
        case [*items]: return ("sequence", len(items))
        case {**items}: return ("mapping", len(items))
        case _: return "neither"
for o in ([1], (1, 2), range(3), MyList("ab"), MyTuple(), {1: 2}, MyDict(a=1), "abc", {1}, frozenset(),
          iter([]), {}.keys(), FromSecond(), Late(), 5, type.__dict__["__doc__"], MyDict.__dict__ is None):
    print(type(o).__name__, kind(o))
print(kind(type("T", (), {}).__dict__)[0])
def value(o):
    match o:
        case Both(n): return ("Both", n)
        case MyInt(n): return ("MyInt", n)
        case bool(n): return ("bool", n)
        case int(n): return ("int", n)
        case list(n) | tuple(n) | set(n) | dict(n): return (type(o).__name__, n)
        case object(): return "object"
for o in (Both(3), MyInt(4), True, 5, [6], (7,), {8}, {9: 9}, None):
    print(value(o))
match 5.0:
    case 5: print("equal")
match True:
    case 1: print("1 equals True")
match 1:
    case True: print("no")
    case _: print("1 is not True")
