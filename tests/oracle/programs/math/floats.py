# The functions of floats over ordinary, tiny, huge and special values, to the last digit.
import math

values = [0.0, -0.0, 0.5, 1.0, -1.0, 1.5, 2.5, -2.5, 7.25, 22.5, 23.0, 30.7, -0.3, -141.5, 150.5, 171.6, 200.5, 1e-300,
          5e-324, 1e-21, 1e16, 1e300, math.inf, -math.inf, math.nan, 3, True, 10 ** 30]
names = ["acos", "acosh", "asin", "asinh", "atan", "atanh", "ceil", "cos", "cosh", "degrees", "erf", "erfc", "exp", "expm1",
         "fabs", "floor", "frexp", "gamma", "isfinite", "isinf", "isnan", "lgamma", "log", "log10", "log1p", "log2", "modf",
         "radians", "sin", "sinh", "sqrt", "tan", "tanh", "trunc", "ulp"]
for name in names:
    results = []
    for value in values:
        try:
            result = getattr(math, name)(value)
            results.append(result if abs(value) < 1e15 or name not in ("ceil", "floor", "trunc") else int(result) % 1000)
        except (ValueError, OverflowError) as error:
            results.append(str(error)[:13])
    print(name, *results)
for name in ["atan2", "copysign", "fmod", "remainder", "pow", "hypot", "nextafter"]:
    results = []
    for x in [0.0, -1.5, 3.0, 1e200, math.inf]:
        for y in [0.0, 2.0, -3.5, math.nan, -math.inf]:
            try:
                results.append(getattr(math, name)(x, y))
            except (ValueError, OverflowError) as error:
                results.append(str(error)[:13])
    print(name, *results)
print(math.ldexp(0.5, 4), math.ldexp(1.0, -1080), math.ldexp(1.0, -10 ** 40), math.isclose(1, 1 + 1e-10), math.isclose(1, 2, abs_tol=1))
print(math.pi, math.e, math.tau, math.inf, math.nan, math.log(8, 2), math.log(1000, 10), math.log(10 ** 400), math.log2(2 ** 2000 + 1), math.log10(10 ** 500))
