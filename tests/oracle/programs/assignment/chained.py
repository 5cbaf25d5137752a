# Chained and annotated assignment, deletion, order of the targets.
class Log:
    def __setattr__(self, name, value):
        print("set", name, value, end="; ")

    def __setitem__(self, key, value):
        print("item", key, value, end="; ")

    def __delattr__(self, name):
        print("delattr", name, end="; ")


def log(name):
    print("target", name, end="; ")
    return Log()


def value():
    print("value", end="; ")
    return 1


log("a").x = log("b").y = value()
print()
log("c")["k"] = log("d").z = value()
print()
log("e").p, log("f").q = value(), value()
print()
(log("g")[1], *log("h").rest) = [1, 2, 3]
print()
del log("i").attr, log("j").other
print()
n: int = 5
m: "anything" = 6
k: str
print(n, m, __annotations__ == {"n": int, "m": "anything", "k": str})
try:
    k
except NameError as error:
    print(error)


def local():
    v: undefined_type = 3
    w: int
    return v


print(local())
x = 1
del x
try:
    x
except NameError as error:
    print(error)
try:
    del x
except NameError as error:
    print(error)
a, b, c = 1, 2, 3
del a, (b, c)
print("a" in globals(), "b" in globals(), "c" in globals())
