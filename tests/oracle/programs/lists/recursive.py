# Containers that contain themselves can be printed and compared up to a point.
a = []
a.append(a)
print(a, len(a), a[0] is a, a[0][0][0] is a)
b = [1, a, [a, 2]]
print(b)
d = {}
d["self"] = d
print(d, d["self"]["self"] is d)
t = ([],)
t[0].append(t)
print(t)
l = [d, t]
d["list"] = l
print(l)
x = [1, 2]
x[0] = x
x[1] = x
print(x, x[0][1][0] is x)
print(a == a, a in a, a.index(a), a.count(a))
try:
    c = []
    c.append(c)
    print(a == c)
except RecursionError as error:
    print("RecursionError:", error)
