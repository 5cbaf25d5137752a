# The order in which captured names are bound, with groups, stars and alternatives
class Names(type):
    @classmethod
    def __prepare__(m, n, b): return Log()
class Log(dict):
    def __setitem__(self, k, v): print("set", k); super().__setitem__(k, v)
class T(metaclass=Names):
    match [1, 2, {"a": 3}]:
        case [x, y as z, {"a": w, **v}]: pass
    match (1, (2, 3)):
        case ((a, (b, c)) | (c, b, a)) as d: pass
    match (4, 5, 6):
        case (a, (b, c)) | (c, a, b): pass
print(T.a, T.b, T.c)
# del of names, walrus and nested
match (n := 3):
    case k if (k := k + 1) and False: pass
    case _ if False: pass
print(n, k)
match 1, 2:
    case a, b: print(a, b)
match *[1], 2:
    case [a, b]: print(a, b)
