# Sequence.register teaches patterns about classes of the program, not about str and bytes.
import collections
from collections.abc import Mapping, Sequence


class Row:
    def __len__(self):
        return 2

    def __getitem__(self, i):
        return (10, 20)[i]


class Longer(Row):
    pass


def kind(x):
    match x:
        case [a, b]:
            return ["sequence", a, b]
        case [*_]:
            return "other sequence"
        case {}:
            return "mapping"
    return None


print(kind(Row()), kind(Longer()))
Sequence.register(Row)
print(kind(Row()), kind(Longer()))
for x in ("ab", b"ab", bytearray(b"ab"), memoryview(b"ab"), range(2), collections.deque("ab"),
          {}.keys(), {1, 2}, {}, collections.UserDict(), collections.ChainMap(),
          collections.UserList([1, 2]), collections.UserString("ab"), type.__dict__):
    print(type(x).__name__, kind(x))


class Table:
    def keys(self):
        return ["k"]

    def get(self, key, default=None):
        return "value of " + key


Mapping.register(Table)
match Table():
    case {"k": v}:
        print(v)
match bytearray(b"ab"):
    case bytearray(whole):
        print(whole)
match "ab":
    case ["ab"]:
        print("wrong")
    case "ab":
        print("text")
