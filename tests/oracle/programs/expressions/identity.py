# What is shared: small ints, constants of one block, interned strings, empty tuples.
a = 256
b = 256
print(a is b)
a = 5
b = 2 + 3
print(a is b)
n = 1000
m = 1000
print("one block:", n is m)
k = n + 0
print("computed:", k is n, k == n)
small = n - 995
print("computed small:", small is a)


def first():
    return 1000


def again():
    return 1000


print("the same function:", first() is first())
s = "hello"
t = "hel" + "lo"
print("folded:", s is t)
part = "hel"
u = part + "lo"
print("computed string:", u is s, u == s)
e1 = ()
e2 = tuple([])
print("empty tuples:", e1 is e2)
x = (1, 2)
y = (1, 2)
print("constant tuples:", x is y)
one = 1
z = (one, 2)
print("built tuple:", z is x, z == x)
print("slices:", x[:] is x, s[:] is s, tuple(x) is x, str(s) is s)
l1 = []
l2 = []
print("lists:", l1 is l2, [] == [])
f = 1.5
g = 1.5
print("floats:", f is g, f + 0 is f)
print("one letter:", s[1] is part[1:2], s[2] is s[3])
print("None:", print("", end="") is None, [].append(1) is None)
