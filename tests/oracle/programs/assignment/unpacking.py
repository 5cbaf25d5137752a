# Unpacking in all its forms.
a, b = 1, 2
a, b = b, a
print(a, b)
(c, d), e = (3, 4), 5
[f, g] = "xy"
print(c, d, e, f, g)
first, *rest = [1, 2, 3]
*most, last = (1, 2, 3)
one, *middle, three = "abcd"
print(first, rest, most, last, one, middle, three)
x, *y = [1]
print(x, y)
(p, (q, *r)), s = (1, (2, 3, 4)), 5
print(p, q, r, s)
i = 0
i, values = 1, [10, 20]
i, values[i] = 0, 99
print(i, values)
for k, (m, n) in [(1, (2, 3)), (4, (5, 6))]:
    print(k, m, n, end=" ")
print()
a = b = c = []
print(a is b is c)
u, v = w = (1, 2)
print(u, v, w)
m = n, = [7]
print(m, n)
d = {"one": 1, "two": 2}
k1, k2 = d
print(k1, k2, [*d, *"ab"], (*range(3), 9), {*"a", "a"}, {**d, "one": 5})
for wrong in (lambda: [0 for a, b in [1]], lambda: [0 for a, b in [(1,)]], lambda: [0 for a, b in [(1, 2, 3)]],
              lambda: [0 for a, *b in [()]], lambda: [0 for a, b in ["abc"]]):
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(type(error).__name__ + ":", error)
try:
    a, b, *c = [1]
except ValueError as error:
    print(error)
try:
    a, b = None
except TypeError as error:
    print(error)
