# The shortest text that reads back as the same float.
print(0.1, 0.2, 0.1 + 0.2, 1 / 3, 2 / 3, 1e16, 1e15, 123456789012345680.0, 1e22, 1e23)
print(0.0001, 0.00001, 1.5e-7, 1e-5, 5e-324, 1.7976931348623157e308, 2.2250738585072014e-308)
print(100.0, 1e2, 1.0, -0.0, 0.0, 1e0, 3.0e3, 12345.678, 1234567890.5, 9007199254740993.0)
print(float("inf"), float("-inf"), float("nan"), 1e308 * 10, -1e308 * 10)
print(float("1e5"), float("  2.5  "), float(".5"), float("5."), float("1_0.5"), float(7), float("Infinity"))
print(3.14, 2.50, 1.10, 99.99, 1e100, 1.23e-10, 0.1 * 3, 1.1 + 2.2, 4.35 * 100)
print(str(2.0), repr(2.5), [1.0, 2.25], {1.5: 0.5}, (0.1,))
print(float(10 ** 20), float(2 ** 53 + 1), float(123456789123456789))
for text in ("", "x", "1e", "1.2.3", "0x1", "--1"):
    try:
        print(float(text))
    except ValueError as error:
        print("ValueError:", error)
try:
    float(10 ** 400)
except OverflowError as error:
    print("OverflowError:", error)
try:
    float([])
except TypeError as error:
    print("TypeError:", error)
