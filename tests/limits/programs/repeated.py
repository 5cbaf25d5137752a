# Sequences repeated more often than memory lasts.
import itertools

for text in ("'a' * 10**12", "b'ab' * 10**12", "bytearray(b'a') * 10**12", "[0] * 10**12",
             "(0, 1) * 10**12", "bytes(10**12)", "bytearray(10**12)", "'x'.ljust(10**12)",
             "b'x'.center(10**12)", "'x'.zfill(10**12)", "('x' * 10**6).join(['y'] * 10**6)",
             "('x' * 10**6).replace('', 'z' * 10**7)", "('\t' * 10**6).expandtabs(10**7)",
             "[0] * 2**62", "itertools.product(range(10), repeat=10**10)",
             "itertools.tee([], 10**12)", "format(1, '1000000000000')", "'%1000000000000d' % 1",
             "f'{1:{10**12}}'", "list(range(10**12))", "tuple(range(10**12))",
             "(1).to_bytes(10**12, 'big')", "1 << 10**12"):
    try:
        eval(text)
    except MemoryError:
        print("MemoryError", text)
    except OverflowError:
        print("OverflowError", text)
for text in ("[0] * 10**30", "bytes(10**30)", "'a' * 10**30", "len(range(10**30))",
             "list(range(10**30))", "bytearray(-1)", "b'' * -10**6", "'' * 10**12", "() * 10**12",
             "1 << 2**70", "0 << 2**70", "-5 >> 2**70", "1 ** 10**40", "(-1) ** 10**20",
             "range(10**30)[10**29]", "[1, 2, 3][-10**30:10**30:10**30]", "'abc'[::10**30]",
             "next(itertools.islice(itertools.count(), 5, 10**18))"):
    try:
        print(eval(text))
    except (OverflowError, ValueError) as error:
        print(type(error).__name__)
#> MemoryError 'a' * 10**12
#> MemoryError b'ab' * 10**12
#> MemoryError bytearray(b'a') * 10**12
#> MemoryError [0] * 10**12
#> MemoryError (0, 1) * 10**12
#> MemoryError bytes(10**12)
#> MemoryError bytearray(10**12)
#> MemoryError 'x'.ljust(10**12)
#> MemoryError b'x'.center(10**12)
#> MemoryError 'x'.zfill(10**12)
#> MemoryError ('x' * 10**6).join(['y'] * 10**6)
#> MemoryError ('x' * 10**6).replace('', 'z' * 10**7)
#> MemoryError ('	' * 10**6).expandtabs(10**7)
#> MemoryError [0] * 2**62
#> MemoryError itertools.product(range(10), repeat=10**10)
#> MemoryError itertools.tee([], 10**12)
#> MemoryError format(1, '1000000000000')
#> MemoryError '%1000000000000d' % 1
#> MemoryError f'{1:{10**12}}'
#> MemoryError list(range(10**12))
#> MemoryError tuple(range(10**12))
#> MemoryError (1).to_bytes(10**12, 'big')
#> MemoryError 1 << 10**12
#> OverflowError
#> OverflowError
#> OverflowError
#> OverflowError
#> OverflowError
#> ValueError
#> b''
#> 
#> ()
#> OverflowError
#> 0
#> -1
#> 1
#> 1
#> 100000000000000000000000000000
#> [1]
#> a
#> 5
