# collections.deque: methods, messages, reprs, sizes
import sys
from collections import deque


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


d = deque("abcdefg")
for f in (lambda: d.rotate(2), lambda: d.rotate(-3), lambda: d.rotate(100), lambda: d.insert(2, "X"),
          lambda: d.insert(-1, "Y"), lambda: d.insert(99, "Z"), lambda: d.insert(-99, "A"),
          lambda: d.remove("c"), lambda: d.reverse(), lambda: d.extendleft("12"),
          lambda: d.__delitem__(-1), lambda: d.__setitem__(0, "S")):
    f()
    print("".join(d), len(d), sys.getsizeof(d) - sys.getsizeof(deque()))
show(lambda: (d.index("b"), d.count("b"), "b" in d, d[0], d[-1]))
show(lambda: deque(5))
show(lambda: deque(maxlen=-1))
show(lambda: deque([], "3"))
show(lambda: deque().pop())
show(lambda: deque().popleft())
show(lambda: deque([1])[1])
show(lambda: deque([1])["x"])
show(lambda: deque([1])[0:1])
show(lambda: deque([1]).index(2))
show(lambda: deque([1]).remove("x"))
show(lambda: deque([1], 1).insert(0, 2))
show(lambda: deque([1]) + [2])
show(lambda: deque([1]) < [2])
show(lambda: hash(deque()))
show(lambda: deque([1]).append())
show(lambda: setattr(deque(), "maxlen", 1))
show(lambda: deque([1, 2], 3) + deque([3, 4]))
show(lambda: (deque([1, 2]) * 3, 2 * deque([1, 2], 3), deque([7]) * -1))
show(lambda: (deque([1, 2]) < deque([1, 3]), deque([1]) >= deque(), deque() == [], deque([1]) != deque([1])))
show(lambda: deque(range(10), maxlen=3).copy())
show(lambda: deque[int])
d = deque([1], maxlen=4)
d.append(d)
print(d, [d, deque()])


class Line(deque):
    pass


line = Line("ab", 5)
print(line, line.copy(), type(line + line), line.maxlen, bool(Line()))
print([sys.getsizeof(deque(range(n))) - sys.getsizeof(deque()) for n in (0, 1, 62, 63, 64, 127, 128)])
d = deque()
sizes = []
for i in range(140):
    d.append(i) if i % 3 else d.appendleft(i)
    sizes.append((sys.getsizeof(d) - sys.getsizeof(deque())) // 528)
while d:
    d.pop() if len(d) % 2 else d.popleft()
    sizes.append((sys.getsizeof(d) - sys.getsizeof(deque())) // 528)
print("".join(map(str, sizes)))
