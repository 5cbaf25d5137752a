# Bit operations, also of negative numbers.
for a in (12, -12, 0, 255):
    for b in (10, -10, 1):
        print(a, b, a & b, a | b, a ^ b)
print([~n for n in (0, 1, -1, 127, -128)])
print([1 << n for n in range(0, 40, 8)], [-1 << n for n in (0, 1, 8)])
print([1000 >> n for n in range(0, 12, 2)], [-1000 >> n for n in range(0, 12, 2)])
n = 0b10110111
count = 0
while n:
    count += n & 1
    n >>= 1
print("ones:", count)
x = 0
x |= 8
x |= 1
x ^= 9
x |= 6
x &= ~2
x <<= 3
print(x)
print(True & 1, True | 2, True ^ True, False ^ 5, type(True & True), type(True & 1))
for bad in (lambda: 1 & 1.0, lambda: 1 | "a", lambda: ~1.5, lambda: [] ^ 1, lambda: 1 << 1.0):
    try:
        bad()
    except TypeError as error:
        print(error)
