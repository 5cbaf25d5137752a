# Assigning to slices and deleting them.
a = list(range(10))
a[2:5] = ["x"]
print(a)
a[1:1] = [100, 200]
print(a)
a[:0] = "ab"
a[len(a):] = (7, 8)
print(a)
a[::2] = [0] * len(a[::2])
print(a)
a[3:6] = []
print(a)
del a[1:3], a[-1]
print(a)
del a[::2]
print(a)
a[:] = []
print(a)
b = [1, 2, 3]
b[:] = b
print(b)
b[1:2] = b
print(b)
c = b
c[:2] = [9]
print(b is c, b)
b[-1:] = range(3)
print(b)
b[5:2] = ["z"]
print(b)
n = [1, 2, 3, 4, 5]
n[::-1] = n
print(n)
n[4:1:-1] = "xyz"
print(n)
for start, stop, step, value in ((0, 4, 2, [1]), (0, 1, 1, 5), (0, 2, 0, [1]), (0, 1, None, None)):
    try:
        n[start:stop:step] = value
    except (ValueError, TypeError) as error:
        print(type(error).__name__ + ":", error)
print(n)
