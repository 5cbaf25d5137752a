# collections.deque: what an iteration, a search or a comparison does when the deque changes
from collections import deque


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Changes:
    def __init__(self, d, f):
        self.d = d
        self.f = f

    def __eq__(self, other):
        self.f(self.d)
        return False


def with_changer(f):
    d = deque()
    d.append(Changes(d, f))
    d.extend([3, 5])
    return d


for op in (lambda d: d.remove(5), lambda d: 5 in d, lambda d: d.index(5), lambda d: d.count(5),
           lambda d: d == deque([1, 3, 5])):
    show(lambda: op(with_changer(lambda d: d.append(1))))
    show(lambda: op(with_changer(lambda d: d.rotate(0))))
    show(lambda: op(with_changer(lambda d: d.reverse())))
    show(lambda: op(with_changer(lambda d: d.clear())))

for change in ("append", "rotate", "reverse", "setitem", "pop"):
    d = deque([1, 2, 3])
    forward, backward = iter(d), reversed(d)
    show(lambda: (next(forward), next(backward)))
    if change == "append":
        d.append(4)
    elif change == "rotate":
        d.rotate()
    elif change == "reverse":
        d.reverse()
    elif change == "setitem":
        d[1] = 9
    else:
        d.pop()
    for it in (forward, backward):
        show(lambda: next(it))
        show(lambda: (next(it), it.__length_hint__()))
d = deque([1])
forward, backward = iter(d), reversed(d)
next(forward), next(backward)
d.append(2)
show(lambda: next(forward))
show(lambda: next(backward))
full = deque([1, 2], 2)
forward = iter(full)
full.append(3)
show(lambda: next(forward))
