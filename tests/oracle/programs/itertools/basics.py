# Each iterator of itertools gives its items, one by one and at its end.
import sys
from itertools import (accumulate, chain, combinations, combinations_with_replacement, compress,
                       count, cycle, dropwhile, filterfalse, groupby, islice, pairwise,
                       permutations, product, repeat, starmap, takewhile, tee, zip_longest)

print(list(islice(count(3), 4)), list(islice(count(10, -3), 4)), list(islice(count(0.5, 0.25), 3)))
print(list(islice(count(sys.maxsize - 1), 4)))
print(list(islice(cycle("ab"), 5)), list(cycle([])), list(repeat("x", 3)), list(repeat(1, -2)))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([5, 1, 4], min)), list(accumulate("abc")))
print(list(accumulate([1, 2], initial=100)), list(accumulate([], initial=7)), list(accumulate([])))
print(list(chain("ab", [1, 2], ())), list(chain.from_iterable([[1], "xy", {3: 4}])), list(chain()))
print(list(compress("abcdef", [1, 0, 1, "", "x"])))
print(list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(takewhile(lambda x: x < 3, [1, 2, 3, 1])))
print(list(filterfalse(None, [0, 1, "", "a", []])), list(filterfalse(lambda x: x % 2, range(6))))
print(list(starmap(pow, [(2, 5), [3, 2], "12"[:0] or (10, 3)])), list(pairwise("abcd")), list(pairwise("a")))
for arguments in [(3,), (1, 3), (1, None), (0, None, 2), (1, 9, 3), (None, 2), (5, 2), (None,), (0,)]:
    print(arguments, list(islice("abcdef", *arguments)))
print([(k, "".join(g)) for k, g in groupby("aabcccaa")])
print([(k, list(g)) for k, g in groupby([1, 3, 2, 4, 5], key=lambda n: n % 2)])
print(list(zip_longest("abc", [1], (), fillvalue="-")), list(zip_longest()), list(zip_longest([], [])))
print(list(product("ab", range(2))), list(product("ab", repeat=2)), list(product()), list(product("a", [])))
print(list(product([1, 2], repeat=0)), len(list(product(range(3), repeat=4))))
print(["".join(p) for p in permutations("abc")], list(permutations("abc", 1)), list(permutations([], 0)))
print(list(permutations("ab", 3)), ["".join(p) for p in permutations("abcd", 2)])
print(["".join(c) for c in combinations("abcd", 2)], list(combinations("ab", 0)), list(combinations("ab", 3)))
print(["".join(c) for c in combinations_with_replacement("abc", 2)])
print(list(combinations_with_replacement([], 1)), list(combinations_with_replacement([], 0)))
a, b, c = tee("hello", 3)
print(next(a), next(a), list(b), list(a), next(c), tee([], 0))
print(repr(count(2)), count(2, 3), count(1.5), repeat("x"), repeat([], 2), count(step=2))
