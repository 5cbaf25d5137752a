# Sieves: with a list, with a set, with chained generators, with slices.
from itertools import count, islice, takewhile


def with_list(n):
    is_prime = [True] * (n + 1)
    is_prime[0:2] = [False, False]
    for i in range(2, int(n**0.5) + 1):
        if is_prime[i]:
            is_prime[i * i :: i] = [False] * len(range(i * i, n + 1, i))
    return [i for i, prime in enumerate(is_prime) if prime]


def with_set(n):
    numbers = set(range(2, n + 1))
    for i in range(2, n + 1):
        if i in numbers:
            numbers -= {*range(i * i, n + 1, i)}
    return sorted(numbers)


def endless():
    numbers = count(2)
    while True:
        prime = next(numbers)
        yield prime
        numbers = filter(lambda n, p=prime: n % p, numbers)


def incremental():
    composites = {}
    for n in count(2):
        divisors = composites.pop(n, None)
        if divisors is None:
            yield n
            composites[n * n] = [n]
        else:
            for p in divisors:
                composites.setdefault(n + p, []).append(p)


print(with_list(50))
print(with_list(200) == with_set(200) == list(takewhile(lambda p: p <= 200, incremental())))
print(list(islice(endless(), 12)))
print(sum(islice(incremental(), 300)))
