# The functions of integers, and the hooks of classes.
import math


class Odd:
    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __trunc__(self):
        return "trunc"

    def __float__(self):
        return 6.25

    def __index__(self):
        return 6


o = Odd()
print(math.floor(o), math.ceil(o), math.trunc(o), math.sqrt(o), math.factorial(o), math.gcd(o, 4), math.comb(o, 2))
print([math.factorial(n) for n in range(8)], math.factorial(30), math.factorial(200) % 10 ** 9, str(math.factorial(100))[:20])
print(math.comb(50, 25), math.comb(3, 5), math.comb(10 ** 20, 3), math.perm(10, 3), math.perm(5), math.perm(4, None), math.perm(2, 3))
print(math.gcd(), math.gcd(12, 18, 27), math.gcd(-4, 6), math.gcd(0), math.lcm(), math.lcm(4, 6, 10), math.lcm(3, 0), math.gcd(10 ** 40, 6 ** 50))
print([math.isqrt(n) for n in (0, 1, 3, 4, 99, 10 ** 40, 10 ** 40 - 1)], math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.5), math.floor(1e30))
print(math.prod([1, 2, 3]), math.prod([], start=5), math.prod([1.5, 2]), math.prod(range(1, 26)), math.prod([[1]], start=2))
for make in [lambda: math.factorial(-1), lambda: math.factorial(5.0), lambda: math.factorial(10 ** 30), lambda: math.comb(-1, 2),
             lambda: math.comb(5, -2), lambda: math.perm(5, -1), lambda: math.isqrt(-1), lambda: math.isqrt(2.0), lambda: math.gcd(1.5),
             lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-10 ** 400), lambda: math.log(2, 1), lambda: math.exp(1000),
             lambda: math.sin("x"), lambda: math.sin(), lambda: math.sin(1, 2), lambda: math.pow(2), lambda: math.sqrt(10 ** 400),
             lambda: math.floor("x"), lambda: math.trunc("x"), lambda: math.floor(math.inf), lambda: math.ceil(math.nan),
             lambda: math.ldexp(1, 2.0), lambda: math.ldexp(1.0, 5000), lambda: math.prod("ab"), lambda: math.prod(), lambda: math.prod([1], 2),
             lambda: math.isclose(1, 2, rel_tol=-1), lambda: math.log(), lambda: math.fsum([1, "x"]), lambda: math.gamma(-2),
             lambda: math.lgamma(0), lambda: math.nothing, lambda: math.acos(2), lambda: math.fmod(1, 0), lambda: math.pow(0, -1)]:
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)
