# Who holds the manager and the entered object, and until when.
import sys


class Entered:
    def __del__(self):
        print("entered object dies")


class Manager:
    def __enter__(self):
        print("enter")
        return Entered()

    def __exit__(self, *details):
        print("exit", details[0] is None)
        return True

    def __del__(self):
        print("manager dies")


with Manager():
    print("without as: the entered object is gone already")
print("--")
with Manager() as e:
    print("with as")
print("still there:", type(e).__name__, sys.getrefcount(e))
del e
print("--")
m = Manager()
with m as e:
    print("two references to the manager:", sys.getrefcount(m) - 1)
    e = None
    print("rebound inside")
print(sys.getrefcount(m) - 1)
del m
print("--")
with Manager():
    local = Entered()
    raise ValueError
print("swallowed")
del local
print("end")
