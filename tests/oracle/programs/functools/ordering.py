# functools.total_ordering, cmp_to_key, reduce, partial in sorting and comparing
from functools import cmp_to_key, partial, reduce, total_ordering

def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for root in ("__lt__", "__le__", "__gt__", "__ge__"):
    class V:
        def __init__(self, x):
            self.x = x

        def __eq__(self, other):
            return self.x == other.x if isinstance(other, V) else NotImplemented

    compare = getattr(int, root)
    setattr(V, root, lambda self, other, compare=compare: compare(self.x, other.x)
            if isinstance(other, V) else NotImplemented)
    V = total_ordering(V)
    print(root, [(V(1) < V(2), V(1) <= V(1), V(1) > V(2), V(2) >= V(1))], V.__ge__.__name__, V.__lt__.__doc__)
    show(lambda: V(1) < 3)
show(lambda: total_ordering(type("Empty", (), {})))
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
print(reduce(lambda a, b: f"({a}+{b})", "abcd"), reduce(max, [], 7), partial(int, base=2)("101"))
show(lambda: reduce(max, []))
