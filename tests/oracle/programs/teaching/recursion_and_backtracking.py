# Permutations, n queens, subsets, Ackermann, mutual recursion, a recursion that is too deep.
import sys


def permutations(items):
    if len(items) <= 1:
        yield items
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1 :]):
            if items[i:]:
                yield (item,) + rest if len(items) > 1 else ()


def queens(n, row=0, columns=frozenset(), up=frozenset(), down=frozenset()):
    if row == n:
        yield ()
    for column in range(n):
        if column not in columns and row + column not in up and row - column not in down:
            for rest in queens(n, row + 1, columns | {column}, up | {row + column},
                               down | {row - column}):
                yield (column, *rest)


def subsets(items):
    if not items:
        return [[]]
    rest = subsets(items[1:])
    return rest + [[items[0]] + subset for subset in rest]


def ackermann(m, n):
    if m == 0:
        return n + 1
    return ackermann(m - 1, ackermann(m, n - 1) if n else 1)


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


print(list(permutations((1, 2, 3))))
print(next(queens(8)), len(list(queens(6))))
print(subsets([1, 2, 3]), ackermann(2, 3), even(100), odd(100))


def flatten(nested):
    for item in nested:
        if isinstance(item, (list, tuple)):
            yield from flatten(item)
        else:
            yield item


print(list(flatten([1, [2, (3, [4, [[5]]]), []], 6])))
sys.setrecursionlimit(200)


def deep(n):
    return deep(n + 1)


try:
    deep(0)
except RecursionError as error:
    print(type(error).__name__, error)


def gcd(a, b):
    return a if b == 0 else gcd(b, a % b)


def power(x, n):
    if n == 0:
        return 1
    half = power(x, n // 2)
    return half * half * (x if n % 2 else 1)


print(gcd(1071, 462), power(3, 45), power(2, 100))
