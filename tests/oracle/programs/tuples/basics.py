# Tuples cannot be changed, what is in them can.
t = (1, "two", [3])
print(t, len(t), t[0], t[-1], t[1:], t[::-1], (5,), (), 1 in t, (1, 2) + (3,), (0,) * 3)
t[2].append(4)
print(t, t.index("two"), t.count(1))
a, b, c = t
print(a, b, c, tuple("abc"), tuple([1, 2]), tuple(range(3)), tuple({"k": 1}))
x = 1, 2
y = 1,
print(x, y, type(y), (1), ((1)), ((1,),))
print((1, 2) == (1, 2), (1, 2) < (1, 3), (1, 2) == [1, 2], sorted([(2, "a"), (1, "b")]))
try:
    t[2] += [5]
except TypeError as error:
    print("TypeError:", error)
print(t)
for bad in ("t[0] = 1", "del t[0]", "t[5]", "t['a']", "t.append(1)", "t + [1]", "t.index(9)"):
    try:
        if bad == "t[0] = 1":
            t[0] = 1
        elif bad == "del t[0]":
            del t[0]
        elif bad == "t[5]":
            t[5]
        elif bad == "t['a']":
            t["a"]
        elif bad == "t.append(1)":
            t.append(1)
        elif bad == "t + [1]":
            t + [1]
        else:
            t.index(9)
    except (TypeError, IndexError, AttributeError, ValueError) as error:
        print(bad, type(error).__name__ + ":", error)
d = {(1, "a"): "found"}
print(d[1, "a"], d[(1, "a")])
