# A closure that refers to itself through its cell.
import gc
import sys

gc.collect()
gc.disable()


def log(phase, info):
    print("[%s %s]" % (phase, " ".join("%s=%s" % pair for pair in info.items())))


gc.callbacks.append(log)


class Witness:
    def __del__(self):
        print("del witness")


def make():
    witness = Witness()

    def countdown(n):
        return countdown(n - 1) if n else witness is not None

    return countdown


f = make()
print(f(3), [c.cell_contents is f for c in f.__closure__], sys.getrefcount(f))
del f
print("collected", gc.collect())


def two():
    def even(n):
        return True if n == 0 else odd(n - 1)

    def odd(n):
        return False if n == 0 else even(n - 1)

    return even


print(two()(10))
print("collected", gc.collect())


def broken():
    def inner():
        return inner

    result = inner() is inner
    del inner
    return result


try:
    print(broken())
except NameError as error:
    print(type(error).__name__)
print("nothing:", gc.collect())
