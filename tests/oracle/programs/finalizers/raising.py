# A finalizer that raises is reported, and the program goes on.
class Bad:
    def __del__(self):
        raise ValueError("in the finalizer")


b = Bad()
del b
print("after del")
Bad()
print("after a temporary")


class Calls:
    def __del__(self):
        self.helper(0)

    def helper(self, n):
        return 1 / n


c = Calls()
c = None
print("after rebinding")


def function():
    x = Bad()
    return "returned"


print(function())
try:
    raise KeyError("outer")
except KeyError as error:
    d = Bad()
    del d
    print("the outer one is still handled:", error)


class Missing:
    def __del__(self):
        undefined_name


Missing()


class NoMessage:
    def __del__(self):
        raise KeyError


l = [NoMessage(), NoMessage()]
l.clear()
print("end")
