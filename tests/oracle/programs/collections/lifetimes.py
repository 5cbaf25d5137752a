# Counter, namedtuple, UserDict: what a collection finds when they die in a cycle
import gc
from collections import ChainMap, Counter, UserDict, UserList, namedtuple

gc.collect()
gc.disable()


def fields(n):
    return " ".join("abcdefgh"[:n])


def drop(make):
    make()
    print(gc.collect(), end=" ")


for n in range(1, 6):
    drop(lambda: namedtuple("P", fields(n)))
    drop(lambda: namedtuple("P", fields(n), defaults=[[]][:n]))
print()
P = namedtuple("P", "a b")
atoms, holder = P(1, "x"), P(1, [])
print(gc.is_tracked(atoms), gc.is_tracked(holder), len(gc.get_referents(atoms)))


def cyclic(container):
    container["self"] = container


drop(lambda: cyclic(Counter("abc")))
drop(lambda: cyclic(UserDict()))
drop(lambda: cyclic(ChainMap({}, {"a": 1})))
drop(lambda: (lambda l: l.append(l))(UserList()))
print()


class T:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name, end=" ")


p = P(T("first"), T("second"))
q = p._replace(a=None)
del p
print("| replaced")
del q
print()
c = Counter({T("key"): 1})
c = c + Counter()
print("| sum")
del c
print()
m = ChainMap({"a": T("front")}, {"b": T("back")})
m = m.parents
print("| parents")
del m
print()
