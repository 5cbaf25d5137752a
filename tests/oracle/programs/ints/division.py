# Floor division and remainder take the sign of the divisor.
for a in (7, -7):
    for b in (2, -2, 3, -3):
        q, r = a // b, a % b
        print(a, b, "->", q, r, q * b + r == a, a / b)
print(0 // 5, 0 % -5, -1 // 1000000, -1 % 1000000, 1 % -1000000)
print(2 ** 65 // -3, 2 ** 65 % -3, -2 ** 65 // 2 ** 64, -2 ** 65 % (2 ** 64 + 1))
print(7 // 1, 7 // -1, 6 / 3, 1 / 3, -1 / 3, 10 / 4, 2 / 1)
for bad in (lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 0 ** -1, lambda: 1 << -1,
            lambda: 1 >> -1, lambda: 5 % 0.0, lambda: 5.0 // 0, lambda: 5.0 / 0, lambda: True / 0):
    try:
        bad()
    except (ZeroDivisionError, ValueError) as error:
        print(type(error).__name__, error)
