# Precedence and associativity.
print(1 + 2 * 3, (1 + 2) * 3, 2 ** 3 ** 2, -2 ** 2, (-2) ** 2, 2 ** -1)
print(7 - 3 - 2, 7 - (3 - 2), 16 / 4 / 2, 100 // 7 // 2, 7 % 4 % 2)
print(1 | 2 & 3 ^ 4, (1 | 2) & 3, 1 << 2 + 3, 1 + 2 << 3, ~5 & 7, -~5, ~-5)
print(not 1 == 2, not (1 == 2), not not 1, not [] or 0, 1 or 0 and 0)
print(1 < 2 == True, (1 < 2) == True, 1 == 1 in [1], (1 == 1) in [1])
print(3 > 2 > 1, (3 > 2) > 1, 1 < 3 > 2, 1 != 2 != 1)
print("a" "b" * 2, "x" + "y" * 3, [1] * 2 + [2], (1,) + (2,) * 2)
print(1 if 0 else 2 if 0 else 3, (1 if 1 else 2) + 1)
print((lambda: 1 and 2)(), (lambda x: x + 1)(2), (lambda x, y=2: x * y)(4))
print(5 // 2 * 2 + 5 % 2, -5 // 2 * 2 + -5 % 2)
print(1 in [1] == True, 2 not in [1] and 3 in [3])
one = 1
print(None is None is not one, one is not None)
