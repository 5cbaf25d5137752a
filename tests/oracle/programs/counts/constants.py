# Counts of constants and of things that are shared everywhere.
import sys

count = sys.getrefcount
print("None is large:", count(None) > 1000, count(True) > 30, count(0) > 30, count("") > 20, count(()) > 20)
print("immortal:", count(None) == 4294967295, count(0) == count(256), count(True) == count(None))
x = 12345
print("constant of the module:", count(x), count(54321))
y = x + 1
print("computed:", count(y), count(y + 1))
z = y
print(count(y))


def constants():
    n = 98765
    s = "a string with spaces"
    f = 2.5
    t = (1, 2, 3)
    return count(n), count(s), count(f), count(t)


print("constants of a function:", constants(), constants())
f = 1.25
g = f * 2
print("floats:", count(f), count(g))
s = "not an identifier!"
t = s + "?"
print("strings:", count(s), count(t))
big = 10 ** 50
big += 1
print("big:", count(big), count([big][0]))
tup = (x, y)
print("built tuple:", count(tup), count(x), count(y))
l = [big] * 4
print(count(big))
d = {}
for i in range(3):
    d[i] = big
print(count(big))
