# Sums, distances and lengths are rounded once; what is new in later versions.
import math
import sys

tenths = [0.1] * 10
print(math.fsum(tenths), math.fsum([1e100, 1.0, -1e100]), math.fsum([]), math.fsum([math.inf, 1]), math.fsum([1e-16, 1, 1e16, -1e16]))
print(math.fsum(x / 7 for x in range(1000)), math.fsum([2 ** 53, 0.5, -0.25]), math.fsum((-1) ** n / (2 * n + 1) for n in range(500)))
for bad in [[1e308, 1e308], [math.inf, -math.inf]]:
    try:
        print(math.fsum(bad))
    except (OverflowError, ValueError) as error:
        print(error)
print(math.hypot(), math.hypot(-3), math.hypot(3, 4), math.hypot(1, 1, 1), math.hypot(1e200, 1e200), math.hypot(1e-200, 2e-200), math.hypot(5e-324, 5e-324))
print([math.hypot(x / 3, x / 7, x / 11) for x in range(1, 12)], math.hypot(math.nan, math.inf), math.hypot(1.7e308, 1.7e308))
print(math.dist((1, 2, 3), (4, 6, 3)), math.dist([0.1], [0.4]), math.dist((), ()), math.dist(iter([1, 2]), (2, 3.5)))
try:
    math.dist((1,), (1, 2))
except ValueError as error:
    print(error)
for name in ["cbrt", "exp2"]:
    if hasattr(math, name):
        print(name, [getattr(math, name)(x) for x in (0.0, 1.0, 27.0, -8.0, 0.3, 10)])
if sys.version_info >= (3, 12):
    print(math.nextafter(1.0, 2.0, steps=3), math.nextafter(0.0, -1.0, steps=2), math.nextafter(1.0, 1.5, steps=10 ** 30), math.nextafter(1.0, 2.0, steps=0))
    print(math.sumprod([1, 2, 3], [4, 5, 6]), math.sumprod(tenths, [1] * 10), math.sumprod([10, 20.5], [1e100, 3]), math.sumprod([], []))
    for make in [lambda: math.sumprod([1], [1, 2]), lambda: math.nextafter(1.0, 2.0, steps=-1)]:
        try:
            make()
        except ValueError as error:
            print(error)
if sys.version_info >= (3, 13):
    print(math.fma(2.0, 3.0, 4.0), math.fma(1e308, 10, -math.inf), math.fma(0.1, 10, -1))
