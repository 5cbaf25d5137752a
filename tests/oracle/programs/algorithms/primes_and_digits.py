# Sieve, greatest common divisor, Collatz, perfect numbers, digits.
def sieve(limit):
    is_prime = [True] * (limit + 1)
    is_prime[0] = is_prime[1] = False
    n = 2
    while n * n <= limit:
        if is_prime[n]:
            is_prime[n * n::n] = [False] * len(range(n * n, limit + 1, n))
        n += 1
    return [n for n, prime in enumerate(is_prime) if prime]


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps


print(sieve(60), len(sieve(1000)))
print(gcd(48, 36), gcd(17, 5), gcd(2 ** 70, 6 ** 20))
print(max(range(1, 200), key=collatz), [collatz(n) for n in (1, 7, 27)])
print([n for n in range(2, 500) if sum([d for d in range(1, n) if n % d == 0]) == n])
print(sum([int(digit) for digit in str(2 ** 100)]), str(123)[::-1])
print([str(n) for n in range(100, 130) if str(n) == str(n)[::-1]])
pi = 0.0
for k in range(1000):
    pi += (-1) ** k * 4 / (2 * k + 1)
print(pi)
x = 2.0
for _ in range(6):
    x = (x + 2 / x) / 2
print(x, "%.10f" % x)
