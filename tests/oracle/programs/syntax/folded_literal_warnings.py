# An operation on literals is a literal to the compiler, which warns of it
x = None
print(10**20 is x, 2**-1 is x, -3 is x, "a" * 3 is x, "a" + "b" is not x)
print((1, -2) is x, (1, 2) + (3,) is x, (1, 2) * 2 is x, 3 // 2.0 is x, 2j * 2 is x)
print(not 1 is x, not 1 is x is x, (not 1) is x, not not 1 is x)
print("abc"[1] is x, (1, "a")[1] is x, b"a"[0] is x, "é"[0] is x)
print((1 | 2) is x, (True & False) is x, 1 << 3 is x)
print((x, 1) is x, 2**200 is x, "a" * 5000 is x, "%d" % 5 is x, -True is x)


def later():
    return 1 / 0 is x, "é"[1] is x, 1 << -1 is x, -"a" is x, 5 @ 3 is x, (1.0 | 2) is x


def called():
    return (2**3)(), (not 1)(), (1 + 2)["a"], ("a" * 3)["b"]
