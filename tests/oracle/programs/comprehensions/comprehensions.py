# List, dict and set comprehensions: conditions, nesting, scope, order.
print([x * x for x in range(5)], [x for x in range(10) if x % 2 if x > 4], [(x, y) for x in "ab" for y in range(2)])
print({x: x * x for x in range(3)}, {x % 3 for x in range(9)} == {0, 1, 2}, {k: v for k, v in [("a", 1), ("b", 2)]})
print([[j for j in range(i)] for i in range(4)], [x for row in [[1, 2], [3]] for x in row])
print([y for x in range(3) for y in range(x) if y != 1], [a + b for a, b in zip("ab", "cd")])
x = "outside"
squares = [x for x in range(3)]
print(x, squares)


def v(name, value):
    print(name, end=" ")
    return value


print([v("item", i) for i in v("iterable", [1, 2, 3]) if v("test", i != 2)])
print({v("key", i): v("value", i * 2) for i in v("iterable", [1, 2])})
print([(i, j) for i in v("outer", [1, 2]) for j in v("inner", [i])])


def inside(n):
    m = 10
    return [n * m + i for i in range(3)], {i: n for i in range(2)}, [(lambda: n + i)() for i in range(2)]


print(inside(2))
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [sum(row) for row in matrix])
print([*[i for i in range(2)], *[j for j in "ab"]], sorted({c for c in "hello"}), len([0 for _ in range(100)]))
print([i if i % 2 else -i for i in range(4)], [not b for b in (True, False)], [[] for _ in range(2)])


class Body:
    items = [1, 2]
    doubled = [i * 2 for i in items]


print(Body.doubled, hasattr(Body, "i"))
try:
    [undefined for i in range(1)]
except NameError as error:
    print(error)
try:
    i
except NameError as error:
    print(error)
print([i for i in []], {i for i in ()}, {i: i for i in {}}, [a for a, *b in ["xyz", "w"]], [b for a, *b in ["xyz"]])
