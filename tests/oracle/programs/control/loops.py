# for, while, else, break, continue.
for i in range(5):
    if i == 1:
        continue
    if i == 3:
        break
    print(i, end=" ")
else:
    print("no break", end=" ")
print("after", i)
for i in []:
    print("never")
else:
    print("else of an empty loop")
n = 3
while n:
    n -= 1
    if n == 1:
        continue
    print(n, end=" ")
else:
    print("while else")
while True:
    n += 1
    if n > 4:
        break
else:
    print("never")
print(n)
for a in range(3):
    for b in range(3):
        if b == a:
            break
        print(a, b, end="; ")
    else:
        print("inner else", end="; ")
        continue
    print("broke", end="; ")
print()


def find(items, wanted):
    for position, item in enumerate(items):
        if item == wanted:
            return position
    else:
        return None


print(find("abc", "c"), find("abc", "z"))
for x in (1, 2):
    x = x * 10
    print(x, end=" ")
print(x)
d = {}
for d["k"] in range(3):
    print(d, end=" ")
print()
for i in range(10, 0, -3):
    print(i, end=" ")
print(len(range(10, 0, -3)), list(range(3, 3)), range(5)[2], 3 in range(5))
