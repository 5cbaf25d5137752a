# What grows until memory is used up, and is given back.
import itertools


def until_full(text):
    value = None
    try:
        if text.startswith("while"):
            exec(text.replace("while:", "while True:"), {"s": "x", "l": [1], "b": b"x", "t": (1,)})
        else:
            value = eval(text)
    except MemoryError:
        print("MemoryError", text)
    return value


for text in ("tuple(itertools.repeat(1))", "''.join(itertools.repeat('abc' * 1000))",
             "while: s += s", "while: l += l", "while: b += b", "while: t += t"):
    until_full(text)
a = []
try:
    a.extend(itertools.repeat(0, 10**12))
except MemoryError:
    print(len(a) < 10**12)
del a
print(len([0] * 10**6))
#> MemoryError tuple(itertools.repeat(1))
#> MemoryError ''.join(itertools.repeat('abc' * 1000))
#> MemoryError while: s += s
#> MemoryError while: l += l
#> MemoryError while: b += b
#> MemoryError while: t += t
#> True
#> 1000000
