# collections.Counter: counting, order of most_common, arithmetic, comparison
from collections import Counter

def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


c = Counter("abracadabra")
print(c, c.most_common(2), c["zz"], sum(c.values()), list(c.elements()), len(c))
print(c + Counter("abc"), c - Counter("aab"), c & Counter("aab"), c | Counter("zz"))
print(+Counter(a=-1, b=2), -Counter(a=-1, b=2), Counter(a=1) - Counter(a=-1, b=-2))
c.subtract("aaaaaaaa")
print(c, c.most_common(), c.most_common(1), c.most_common(0))
del c["nothing"]
c.update({"a": 10}, b=1)
c.update(["x", "y"])
c += Counter("zz")
c -= Counter("b" * 9)
c |= Counter(q=2)
c &= Counter(a=3, q=1, r=5)
print(c, c.copy() == c, c == dict(c), Counter(a=0) == Counter(), Counter(a=1) <= Counter(a=2))
print(Counter(a=1) < Counter(a=1), Counter(a=2) > Counter(a=1, b=0), Counter(a=1) != Counter(a=1, b=0))
show(lambda: Counter.fromkeys("a"))
show(lambda: Counter(3))
show(lambda: Counter({}, {}))
show(lambda: Counter("a") + {"a": 1})
print(Counter(), Counter(a=None), Counter({"x": 1.5, "y": 2}), Counter([1, "a", None]))


class Tally(Counter):
    def __missing__(self, key):
        return 10


t = Tally("ab")
t["c"] += 1
print(t, type(t + t), type(t.copy()), "d" in t)
