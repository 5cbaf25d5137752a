# Numbers that are too long, too deep, too far.
import math

for text in ("10 ** 10 ** 10", "2 ** 2 ** 40", "math.factorial(10**12)", "math.factorial(10**30)",
             "float('9' * 10000)", "int('9' * 5000)", "str(7 ** 10000)", "7 ** 10000 / 3",
             "float(7 ** 10000)", "int(float('inf'))", "int(float('nan'))", "round(float('nan'))",
             "round(1.5, 10**6)", "round(15, -10**5)", "pow(2, 10**9, 7)", "2.0 ** 10**9",
             "'%c' % 10**30", "chr(-1)", "[1][2**70]", "int('1', 99)", "range(0, 1, 0)",
             "(10**100).to_bytes(1, 'big')", "complex('1e999')", "math.isqrt(10**4000) > 0"):
    try:
        print(eval(text))
    except (ArithmeticError, IndexError, MemoryError, ValueError, TypeError) as error:
        print(type(error).__name__, text)
#> MemoryError 10 ** 10 ** 10
#> MemoryError 2 ** 2 ** 40
#> MemoryError math.factorial(10**12)
#> OverflowError math.factorial(10**30)
#> inf
#> ValueError int('9' * 5000)
#> ValueError str(7 ** 10000)
#> OverflowError 7 ** 10000 / 3
#> OverflowError float(7 ** 10000)
#> OverflowError int(float('inf'))
#> ValueError int(float('nan'))
#> ValueError round(float('nan'))
#> 1.5
#> 0
#> 2
#> OverflowError 2.0 ** 10**9
#> OverflowError '%c' % 10**30
#> ValueError chr(-1)
#> IndexError [1][2**70]
#> ValueError int('1', 99)
#> ValueError range(0, 1, 0)
#> OverflowError (10**100).to_bytes(1, 'big')
#> (inf+0j)
#> True
