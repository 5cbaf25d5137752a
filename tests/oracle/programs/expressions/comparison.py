# Comparison: chains call the operands once, sequences compare item by item.
class Loud:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        print("%d<%d" % (self.n, other.n), end=" ")
        return self.n < other.n

    def __gt__(self, other):
        print("%d>%d" % (self.n, other.n), end=" ")
        return self.n > other.n

    def __eq__(self, other):
        print("%d==%d" % (self.n, other.n), end=" ")
        return self.n == other.n


a, b, c = Loud(1), Loud(2), Loud(3)
print(a < b < c)
print(c < b < a)
print(a == b)
print(a != b)
print(a == a, a is a)
print([a, b] == [a, b])
print([a, b] == [a, c])
print(b in [a, b, c])
print(b in (b, a))
print([1, 2, 3] < [1, 3], [1, 2] < [1, 2, 0], (1, "a") < (1, "b"), [] < [0])
print("abc" < "abd", "Z" < "a", "" < "a", "10" < "9")
print(1 == 1.0, 1 == True, 0 == "", None == False, [] == (), {} == set())
print({1: 2} == {1: 2.0}, {1, 2} == {2, 1}, {1} < {1, 2}, {1, 2} <= {1, 2}, {1} > {2})
print(1 < 2.5 < 3, 10 ** 30 > 1e29, 2 ** 70 == 2.0 ** 70, 10 ** 400 > 1e308)
print(max([3, 1, 2]), min("b", "a"), max("aa", "b", key=len), sorted([3, 1, 2]))
print(float("nan") == float("nan"), float("inf") > 10 ** 400)
n = float("nan")
print(n in [n], n == n, [n] == [n], n is n)
