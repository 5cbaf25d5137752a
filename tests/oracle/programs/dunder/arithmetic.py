# Operator methods, reflected methods, NotImplemented.
class V:
    def __init__(self, *parts):
        self.parts = parts

    def __add__(self, other):
        if isinstance(other, V):
            return V(*[a + b for a, b in zip(self.parts, other.parts)])
        return NotImplemented

    def __sub__(self, other):
        return V(*[a - b for a, b in zip(self.parts, other.parts)])

    def __mul__(self, factor):
        return V(*[a * factor for a in self.parts])

    __rmul__ = __mul__

    def __neg__(self):
        return V(*[-a for a in self.parts])

    def __eq__(self, other):
        return isinstance(other, V) and self.parts == other.parts

    def __repr__(self):
        return "V" + repr(self.parts)

    def __abs__(self):
        return sum([a * a for a in self.parts]) ** 0.5

    def __getitem__(self, i):
        return self.parts[i]

    def __len__(self):
        return len(self.parts)


a, b = V(1, 2), V(3, 4)
print(a + b, b - a, a * 3, 3 * a, -a, a == V(1, 2), a != b, abs(b), len(a), b[1], list(a))
for bad in (lambda: a + 1, lambda: 1 + a, lambda: a / 2, lambda: a < b, lambda: ~a):
    try:
        bad()
    except TypeError as error:
        print(error)


class L:
    def __add__(self, other):
        print("L.__add__", end=" ")
        return NotImplemented


class R:
    def __radd__(self, other):
        print("R.__radd__", end=" ")
        return "from R"


class Sub(L):
    def __radd__(self, other):
        print("Sub.__radd__", end=" ")
        return "from Sub"


print(L() + R())
print(L() + Sub())
try:
    L() + L()
except TypeError as error:
    print(error)
try:
    L() + 1
except TypeError as error:
    print(error)
