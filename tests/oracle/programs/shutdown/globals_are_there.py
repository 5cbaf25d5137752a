# Finalizers at the end of the program still see the globals.
import gc

LIMIT = 10


def helper(n):
    return n * LIMIT


class Counter:
    total = 0

    def __init__(self, n):
        self.n = n
        Counter.total += n

    def __del__(self):
        Counter.total -= self.n
        print(self.n, helper(self.n), Counter.total, gc.isenabled(), isinstance(self, Counter), len("abc"))


a = Counter(1)
b = Counter(2)
b.me = b
c = [Counter(3)]
print("end", Counter.total)
