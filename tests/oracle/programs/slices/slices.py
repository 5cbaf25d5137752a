# Reading slices with every kind of bound.
a = list(range(10))
print(a[2:5], a[:3], a[7:], a[:], a[-3:], a[:-7], a[-5:-2])
print(a[::2], a[1::3], a[::-1], a[8:2:-2], a[-1:-4:-1], a[2:8:3], a[5:1], a[100:], a[-100:3], a[3:100])
print("abcdef"[1:4], "abcdef"[::-2], (1, 2, 3)[1:], "abc"[None:None], range(10)[2:8:2], range(10)[::-1])
b = a[:]
print(b == a, b is a)
s = slice(1, 4)
print(a[s], s, slice(3), slice(1, 2, 3), s == slice(1, 4))


class Show:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


show = Show()
print(show[1], show[1:2], show[::3], show[:], show[1, 2], show[1:2, 3], show["k"], show[...], show[()])
show[1:2] = 5
del show[::2], show["x", 1]
for bad in (lambda: a["x":], lambda: a[::0], lambda: a[1.5:], lambda: a[None], lambda: a[1, 2]):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(type(error).__name__ + ":", error)
