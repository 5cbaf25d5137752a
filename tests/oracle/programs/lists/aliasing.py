# Lists inside lists are shared, not copied.
row = [0] * 3
grid = [row] * 3
grid[0][0] = 1
print(grid, grid[0] is grid[2])
grid = [[0] * 3 for _ in range(3)]
grid[0][0] = 1
print(grid)
inner = [1]
outer = [inner, inner]
inner.append(2)
outer[0].append(3)
print(outer, outer[0] is outer[1])
shallow = outer[:]
shallow.append("x")
shallow[0].append(4)
print(outer, shallow)
a = b = []
a.append(1)
print(a, b, a is b)
a = a + [2]
print(a, b, a is b)
b += [3]
c = b
c += [4]
print(b, c, b is c)
b = b * 2
print(b, c)
c *= 2
print(c)
x = [1, 2, 3]
for item in x[:]:
    x.remove(item)
print(x)
y = [1, 2, 3, 4]
for item in y:
    y.remove(item)
print(y)
z = [1]
for item in z:
    if len(z) < 5:
        z.append(item + 1)
print(z)
