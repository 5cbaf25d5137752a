# The builtins that loops use.
print(list(range(5)), list(range(2, 5)), list(range(0, 10, 3)), list(range(5, 0, -2)), range(3), range(1, 5, 2))
print(len(range(0, 100, 7)), 21 in range(0, 100, 7), range(3) == range(0, 3), range(0) == range(2, 2), range(10)[-1])
for i, x in enumerate("abc"):
    print(i, x, end=" ")
for i, x in enumerate(["x", "y"], 10):
    print(i, x, end=" ")
print(list(enumerate("ab", start=1)))
for a, b in zip([1, 2, 3], "ab"):
    print(a, b, end=" ")
print(list(zip()), list(zip([1])), list(zip("ab", range(9), (True, False))))
print(dict(zip("abc", range(3))), list(map(lambda x: x * 2, [1, 2])), list(map(max, [1, 5], [3, 2])))
print(sum([1, 2, 3]), sum([], 10), sum([[1], [2]], []), sum(range(101)), max(range(5)), min(map(abs, [-3, 2])))
print(sorted("bca"), sorted([3, 1, 2], reverse=True), sorted({"b": 1, "a": 2}), sorted([[2], [1, 5]]), sorted(["B", "a"], key=str.lower))
m = map(str, [1, 2])
print(list(m), list(m))
z = zip("ab", "cd")
for pair in z:
    print(pair, end=" ")
print(list(z))
print(max("apple", "fig", key=len), min([(2, "a"), (1, "z")]), max([], default="none"), sorted([]))
for bad in (lambda: range(1.5), lambda: range(0, 1, 0), lambda: range(), lambda: enumerate(5), lambda: zip(5), lambda: list(map(5, [1])),
            lambda: sum(["a"]), lambda: max([]), lambda: min(), lambda: sorted(5), lambda: sorted([1, "a"]), lambda: max(1), lambda: range(3)[5]):
    try:
        bad()
    except (TypeError, ValueError, IndexError) as error:
        print(type(error).__name__ + ":", error)
