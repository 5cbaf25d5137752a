# Sets: membership, operations, what may be in one.
s = {3, 1, 2, 3, 1}
print(sorted(s), len(s), 2 in s, 9 in s)
s.add(4)
s.add(4)
s.discard(1)
s.discard(100)
s.remove(2)
print(sorted(s), set() == set([]), {1} == {1.0})
a, b = {1, 2, 3}, {3, 4}
print(sorted(a | b), a & b, sorted(a - b), sorted(a ^ b))
print(a.union(b) == a | b, a.intersection([3]), a.difference([1, 2]), a.isdisjoint({9}), {1} <= a, a >= {1, 2}, a < a)
a |= {10}
a &= {1, 2, 10}
a -= {2}
print(sorted(a))
print(set("hello") == {"h", "e", "l", "o"}, len(set([1, 1.0, True])), set(), {()})
print({i % 3 for i in range(10)} == {0, 1, 2}, sorted({"b", "a"}), set([1]) | set((2,)))
print({1, 2}.issubset([1, 2, 3]), a.copy() == a, a.copy() is a, a.pop() in (1, 10), len(a))
a.clear()
print(a, set(range(3)) == {0, 1, 2}, {1, 2} in [{2, 1}])
for bad in (lambda: {[]}, lambda: {{}}, lambda: {set()}, lambda: {1}.remove(2), lambda: set().pop(), lambda: {1} + {2},
            lambda: a[0], lambda: set(5), lambda: {1} | [2]):
    try:
        bad()
    except (TypeError, KeyError) as error:
        print(type(error).__name__ + ":", error)
