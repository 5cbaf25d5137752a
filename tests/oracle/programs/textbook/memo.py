# Memoisation by hand and with functools; dynamic programming.
import functools, sys
calls = 0
def memoize(f):
    cache = {}
    @functools.wraps(f)
    def wrapper(*args):
        if args not in cache:
            cache[args] = f(*args)
        return cache[args]
    wrapper.cache = cache
    return wrapper

@memoize
def fib(n):
    "Return the nth Fibonacci number."
    global calls
    calls += 1
    return n if n < 2 else fib(n - 1) + fib(n - 2)

print(fib(50), calls, len(fib.cache), fib.__name__, fib.__doc__)

@functools.lru_cache(maxsize=None)
def binomial(n, k):
    if k in (0, n):
        return 1
    return binomial(n - 1, k - 1) + binomial(n - 1, k)
print(binomial(30, 15), binomial.cache_info())
binomial.cache_clear()
print(binomial.cache_info(), binomial.__wrapped__.__name__)

@functools.lru_cache(maxsize=3)
def square(x):
    print("computing", x)
    return x * x
for v in (1, 2, 3, 1, 4, 2, 1):
    square(v)
print(square.cache_info())
try:
    square([1])
except TypeError as e:
    print(e)

def lcs(a, b):
    @functools.cache
    def go(i, j):
        if i == len(a) or j == len(b):
            return ""
        if a[i] == b[j]:
            return a[i] + go(i + 1, j + 1)
        return max(go(i + 1, j), go(i, j + 1), key=len)
    return go(0, 0)
print(lcs("AGGTAB", "GXTXAYB"))
def coin(coins, amount):
    best = [0] + [float("inf")] * amount
    for c in coins:
        for x in range(c, amount + 1):
            best[x] = min(best[x], best[x - c] + 1)
    return best[amount]
print(coin([1, 5, 10, 25], 63), coin([5], 3))
