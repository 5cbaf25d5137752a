# Arithmetic of floats and of floats with ints.
print(7.5 // 2, 7.5 % 2, -7.5 // 2, -7.5 % 2, 7.5 // -2, 7.5 % -2)
print(1.5 + 1, 2 * 1.5, 3 - 0.5, 7 / 2, 8 / 2, 2 ** 0.5, 2.0 ** 3, (-8) ** 2.0, 4 ** -1, 0.0 ** 0)
print(1e300 * 1e10, -1e300 * 1e10, 1e-320 / 1e10, 0.0 * -1, -0.0 == 0.0)
inf = float("inf")
nan = float("nan")
print(inf - inf, inf * 0, inf > 1e308, -inf < inf, nan == nan, nan != nan, nan < 1, nan > 1)
print(inf // 2, 5 % inf, -5 % inf, 5.0 // inf, -5.0 // inf)
print(abs(-2.5), abs(-0.0), -(-1.5), +2.5, int(2.7), int(-2.7), sum([0.1] * 10), sum([1.5, 2]))
print(1.0 == 1, 0.1 + 0.2 == 0.3, 1 < 1.5, 10 ** 16 + 0.0 == 10 ** 16 + 1)
print(0.5 + True, 3.0 % 2, 2 % 3.5, 1e16 + 1, 2.5e3 // 1, 3.7 % 1)
print(type(1 + 1.0), type(2 ** -1), type(4 / 2), type(4 // 2.0), type(3 % 2.0))
print(max(1, 2.5), min(1, 1.0), min(1.0, 1), max(1, 1.0), sorted([3, 1.5, 2]))
for bad in (lambda: 1.0 / 0, lambda: 1 / 0.0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: 0.0 ** -1,
            lambda: 10.0 ** 400, lambda: int(inf), lambda: int(nan)):
    try:
        print(bad())
    except (ZeroDivisionError, OverflowError, ValueError) as error:
        print(type(error).__name__, error)
