# How integers are written, converted and printed.
print(0x1F, 0o17, 0b101, 1_000_000, 0xdead_beef, 0B11, 0O7, 0Xff, 00)
print(int("0x1f", 16), int("0b11", 0), int("0o17", 0), int("z", 36), int("1_000"), int("+5"), int("-0"))
print(int(), int(3.99), int("  7\n"), int(False))
print(1.0 == 1, (5).__class__.__name__)
for text in ("", "abc", "1.5", "0x1", "1__0", "_1", "1 2", "-", "+-1"):
    try:
        print(int(text))
    except ValueError as error:
        print("ValueError:", error)
for text, base in (("9", 8), ("12", 2), ("g", 16), ("1", 1), ("1", 37)):
    try:
        print(int(text, base))
    except ValueError as error:
        print("ValueError:", error)
for thing in (None, [], {}, (1,), print, "x"):
    try:
        int(thing)
    except (TypeError, ValueError) as error:
        print(type(error).__name__ + ":", error)
print(repr(10), str(-10), type(10), isinstance(10, int))
