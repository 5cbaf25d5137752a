# A method whose parameters are only *args: self goes in with the rest, and each argument dies once.
import sys


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


class Receiver:
    def plain(*args):
        print(len(args), [sys.getrefcount(a) for a in args[1:]])

    def options(*args, **options):
        print(len(args), sorted(options))

    def nothing(*, key=None):
        print("not reached")


r = Receiver()
before = sys.getrefcount(r)
r.plain()
r.plain(Noisy("a"))
r.plain(Noisy("b"), Noisy("c"))
bound = r.plain
bound(Noisy("d"), Noisy("e"), Noisy("f"))
r.options(Noisy("g"), 2, third=Noisy("h"))
kept = Noisy("kept")
r.plain(kept, kept)
print(sys.getrefcount(kept))
try:
    r.nothing(Noisy("i"))
except TypeError as e:
    print(e)
del bound
print(sys.getrefcount(r) - before)
