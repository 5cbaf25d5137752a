# Keys before values, left to right; hash and equality are asked when they must be.
class Key:
    def __init__(self, name, number):
        self.name = name
        self.number = number

    def __hash__(self):
        print("hash", self.name, end="; ")
        return self.number

    def __eq__(self, other):
        print("eq", self.name, other.name, end="; ")
        return self.number == other.number and self.name[0] == other.name[0]

    def __repr__(self):
        return self.name


a, b, a2 = Key("a", 1), Key("b", 1), Key("a2", 1)
print("display")
d = {a: "first", b: "second"}
print()
print("same key")
d[a2] = "third"
print(d)
print("look up")
print(d[b], d[a])
print("in")
print(a2 in d, Key("c", 1) in d, Key("c", 2) in d)
print("delete")
del d[a2]
print(d)
print("again")
d[a] = "fourth"
print(d)


def k(x):
    print("key", x, end=" ")
    return x


def v(x):
    print("value", x, end=" ")
    return x


print({k(1): v(2), k(3): v(4)})
x = {}
x[k("i")] = v("j")
print(x)
