# __eq__ without __hash__ makes a class unhashable; != follows ==.
class Same:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        if not isinstance(other, Same):
            return NotImplemented
        return self.n == other.n


class Hashed(Same):
    def __hash__(self):
        return self.n


a, b, c = Same(1), Same(1), Same(2)
print(a == b, a != b, a == c, a != c, a == 1, a != 1, a is b, a == a)
print(a in [b], [a] == [b], (a, c) == (b, c), {"k": a} == {"k": b}, [b, a].index(a), [a, b, c].count(b))
try:
    {a: 1}
except TypeError as error:
    print(error)
try:
    {a}
except TypeError as error:
    print(error)
d = {Hashed(1): "one", Hashed(2): "two"}
print(d[Hashed(1)], Hashed(2) in d, Hashed(3) in d, len({Hashed(1), Hashed(1), Hashed(2)}))


class Plain:
    pass


p, q = Plain(), Plain()
print(p == q, p != q, p == p, {p: 1}[p], q in {p: 1}, len({p, q, p}))


class Always:
    def __eq__(self, other):
        return True


class Never:
    def __eq__(self, other):
        return False


class Odd:
    def __eq__(self, other):
        return "not a bool"


print(Always() == 1, 1 == Always(), Always() != 1, Never() == Never(), Never() != 1, Odd() == 1, Odd() != 1, 5 in [Always()])
n = Never()
print(n == n, n in [n], [n] == [n], [n].index(n))


class Ordered:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n

    def __repr__(self):
        return str(self.n)


items = [Ordered(3), Ordered(1), Ordered(2)]
print(sorted(items), min(items), max(items), items[0] > items[1])
try:
    items[0] <= items[1]
except TypeError as error:
    print(error)
