# How lists, dicts and sets grow.
import sys

l = []
steps = [sys.getsizeof(l)]
for i in range(40):
    l.append(i)
    now = sys.getsizeof(l)
    if now != steps[-1]:
        steps.append(now)
print("list", steps)
while l:
    l.pop()
print("emptied by pop", sys.getsizeof(l))
s = set()
steps = [sys.getsizeof(s)]
for i in range(40):
    s.add(i)
    now = sys.getsizeof(s)
    if now != steps[-1]:
        steps.append(now)
print("set", steps)
d = {}
steps = [sys.getsizeof(d)]
for i in range(40):
    d[i] = i
    now = sys.getsizeof(d)
    if now != steps[-1]:
        steps.append(now)
print("dict", steps)
d.clear()
print("cleared", sys.getsizeof(d))
print("comprehension", [sys.getsizeof([i for i in range(n)]) for n in range(10)])
print("list()", [sys.getsizeof(list(range(n))) for n in range(10)])
