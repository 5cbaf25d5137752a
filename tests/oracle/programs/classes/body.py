# A class body is code that runs once, in its own namespace.
print("before")


class Noisy:
    print("in the body")
    x = 1
    y = x + 1
    for i in range(3):
        x += i
    if x > 3:
        def conditional(self):
            return "here"
    names = ["a", "b"]
    squares = [n * n for n in range(4)]

    class Inner:
        z = 5

        def get(self):
            return self.z
    del i

    def method(self):
        return self.x, Noisy.y


print("after", Noisy.x, Noisy.y, Noisy.squares, hasattr(Noisy, "i"), Noisy().conditional(), Noisy.Inner().get(), Noisy().method())
print(Noisy.Inner.__name__, Noisy.Inner.__qualname__, Noisy.method.__qualname__)
try:
    class Failing:
        a = 1
        b = undefined_name
except NameError as error:
    print(error)
try:
    Failing
except NameError as error:
    print(error)
try:
    class Scope:
        n = 3
        values = [n for _ in range(2)]
except NameError as error:
    print(error)


def make(value):
    class Local:
        attribute = value

        def get(self):
            return value
    return Local


A, B = make(1), make(2)
print(A.attribute, B().get(), A is B, A.__name__ == B.__name__, A.__qualname__)


class Doc:
    """The documentation."""


print(Doc.__doc__, Noisy.__doc__, [k for k in Noisy.__dict__ if not k.startswith("__")])
x = 10


class Global:
    global set_by_class
    set_by_class = "set"
    x = x


print(set_by_class, Global.x, hasattr(Global, "set_by_class"))
