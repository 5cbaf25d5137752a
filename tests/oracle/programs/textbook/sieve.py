# Primes: the sieve, an endless generator, factors.
def sieve(n):
    is_prime = [True] * (n + 1)
    is_prime[0:2] = [False, False]
    p = 2
    while p * p <= n:
        if is_prime[p]:
            is_prime[p * p::p] = [False] * len(range(p * p, n + 1, p))
        p += 1
    return [i for i, prime in enumerate(is_prime) if prime]
print(sieve(60))
def primes():
    composites = {}
    n = 2
    while True:
        if n not in composites:
            yield n
            composites[n * n] = [n]
        else:
            for p in composites.pop(n):
                composites.setdefault(p + n, []).append(p)
        n += 1
from itertools import islice, takewhile, count
print(list(islice(primes(), 12)), sum(takewhile(lambda p: p < 100, primes())))
def factor(n):
    factors = []
    for p in primes():
        if p * p > n:
            break
        while n % p == 0:
            factors.append(p)
            n //= p
    if n > 1:
        factors.append(n)
    return factors
for n in (12, 97, 360, 1001, 2 ** 16 + 1):
    print(n, "=", " * ".join(map(str, factor(n))))
def gcd(a, b):
    while b:
        a, b = b, a % b
    return a
print(gcd(1071, 462), [n for n in range(2, 500) if sum(d for d in range(1, n) if n % d == 0) == n])
s = bytearray([1]) * 30
s[0] = s[1] = 0
for i in range(2, 6):
    if s[i]:
        s[i * i::i] = bytes(len(s[i * i::i]))
print([i for i in range(30) if s[i]])
