# Recursion without end is stopped, and the program goes on.
def forever(n):
    return forever(n + 1)


try:
    forever(0)
except RecursionError as error:
    print("RecursionError:", error)


class Endless:
    def __getattr__(self, name):
        return getattr(self, name + "x")


try:
    Endless().a
except RecursionError as error:
    print("RecursionError", str(error)[:32])
depth = 0


def measure():
    global depth
    depth += 1
    measure()


try:
    measure()
except RecursionError:
    print("stopped at a depth between 900 and 1000:", 900 < depth <= 1000)
depth = 0
try:
    measure()
except RecursionError:
    print("and again:", 900 < depth <= 1000)


def down(n):
    return 0 if n == 0 else 1 + down(n - 1)


print(down(500), down(900))
