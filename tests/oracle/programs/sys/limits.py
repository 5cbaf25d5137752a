# Limits that sys can set, and their errors; sizes by __sizeof__; interning.
import sys

for limit in (0, -5, "a", 1.5, 2**40, 2**70, 3):
    try:
        sys.setrecursionlimit(limit)
        print(limit, sys.getrecursionlimit())
    except (ValueError, TypeError, OverflowError, RecursionError) as error:
        print(limit, type(error).__name__, error)
sys.setrecursionlimit(1000)
print(sys.get_int_max_str_digits())
try:
    str(10**4300)
except ValueError as error:
    print(error)
sys.set_int_max_str_digits(5000)
print(len(str(10**4300)))
sys.set_int_max_str_digits(0)
print(len(str(10**6000)), int("1" * 5000) % 7)
for digits in (5, -1, "a"):
    try:
        sys.set_int_max_str_digits(digits)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


class Sized:
    def __init__(self, size):
        self.size = size

    def __sizeof__(self):
        return self.size


class Text(str):
    pass


for size in (100, -1, "big", 2.5, 2**70):
    for default in ((), (7,)):
        try:
            print(sys.getsizeof(Sized(size), *default) - sys.getsizeof(Sized(0)))
        except (ValueError, TypeError, OverflowError) as error:
            print(type(error).__name__, error)
for text in (5, None, Text("a")):
    try:
        sys.intern(text)
    except TypeError as error:
        print(error)
word = "".join(["not ", "there"])
print(sys.intern(word) is word, sys.intern("not " + str("there")) is word)
