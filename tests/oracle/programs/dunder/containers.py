# Objects that behave like containers: __getitem__, __setitem__, __contains__, __iter__, __len__.
class Table:
    def __init__(self):
        self.data = {}

    def __setitem__(self, key, value):
        print("set", key, end="; ")
        self.data[key] = value

    def __getitem__(self, key):
        print("get", key, end="; ")
        return self.data[key]

    def __delitem__(self, key):
        print("del", key, end="; ")
        del self.data[key]

    def __contains__(self, key):
        print("in", key, end="; ")
        return key in self.data

    def __len__(self):
        return len(self.data)


t = Table()
t["a"] = 1
t["a"] += 5
print(t["a"], "a" in t, "b" in t, len(t))
del t["a"]
print(len(t), "empty" if not t else "full")


class Sequence:
    def __init__(self, n):
        self.n = n

    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError("end")
        return i * i


s = Sequence(4)
print(list(s), [x for x in s], 9 in s, 5 in s, max(s), sum(s), tuple(s), sorted(s, reverse=True))
a, b, c, d = s
print(a, b, c, d, list(zip(s, "ab")), [*s])


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        print("iter", end=" ")
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


for i in Countdown(3):
    print(i, end=" ")
print(list(Countdown(2)), sum(Countdown(4)), 1 in Countdown(3))
for bad in (lambda: t["zz"], lambda: [0 for x in 5], lambda: [0 for x in Table], lambda: 1 in 5, lambda: len(Countdown(1)), lambda: Countdown(1)[0]):
    try:
        bad()
    except (KeyError, TypeError) as error:
        print(type(error).__name__ + ":", error)
