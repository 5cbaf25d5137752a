# x += y asks for __iadd__, then __add__, and evaluates its target once.
class Number:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        print("add", self.n, end="; ")
        return Number(self.n + other)


class InPlace(Number):
    def __iadd__(self, other):
        print("iadd", self.n, end="; ")
        self.n += other
        return self


a = b = Number(1)
a += 5
print(a.n, b.n, a is b)
a = b = InPlace(1)
a += 5
print(a.n, b.n, a is b)


def index():
    print("index", end="; ")
    return 0


items = [10]
items[index()] += 1
print(items)


def holder():
    print("holder", end="; ")
    return a


holder().n -= 2
print(a.n)
x = 5
x += 1; x -= 2; x *= 10; x /= 4; x //= 3; x **= 4; x %= 50
print(x)
y = 6
y <<= 3; y >>= 1; y |= 1; y &= 0b11101; y ^= 0xFF
print(y)
s = "ab"
s *= 2
t = (1,)
t += (2,)
d = {1: 2}
d |= {3: 4}
l = m = [1]
l += "xy"
l *= 2
print(s, t, d, l, m is l)
try:
    undefined += 1
except NameError as error:
    print(error)
try:
    l += 5
except TypeError as error:
    print(error)
try:
    x += "a"
except TypeError as error:
    print(error)
