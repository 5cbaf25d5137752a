# Text processing: counting words, grouping, sorting by several keys, translating, formatting tables.
from collections import Counter, defaultdict
from itertools import groupby

text = """The quick brown fox jumps over the lazy dog.
The dog sleeps; the fox, quick as ever, does not.
"""
words = "".join(c.lower() if c.isalpha() else " " for c in text).split()
counts = Counter(words)
print(counts.most_common(3), sum(counts.values()), len(counts))
for word, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:5]:
    print(f"{word:<8}|{'#' * n:<6}|{n:>3}|{n / len(words):7.2%}")
by_length = defaultdict(set)
for word in words:
    by_length[len(word)].add(word)
print({length: sorted(found) for length, found in sorted(by_length.items())})
print([(first, len(list(group))) for first, group in groupby(sorted(counts), key=lambda w: w[0])])


def caesar(text, shift):
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    table = str.maketrans(alphabet + alphabet.upper(),
                          alphabet[shift:] + alphabet[:shift]
                          + alphabet[shift:].upper() + alphabet[:shift].upper())
    return text.translate(table)


secret = caesar("Hello, World!", 3)
print(secret, caesar(secret, -3))
print(*(line.strip().title().center(50, "*") for line in text.splitlines()), sep="\n")
is_palindrome = lambda s: (t := [c for c in s.casefold() if c.isalnum()]) == t[::-1]
print([is_palindrome(s) for s in ("A man, a plan, a canal: Panama", "Python")])
print("%-10s|%5.1f|%+d|%x|%r" % ("left", 3.14159, 5, 255, "q"), "{:>{w}}|{!r:^8}".format("r", "q", w=4))
print(counts["the"], counts["nothing"], (counts - Counter(the=3)).most_common(1), "fox" in counts)
