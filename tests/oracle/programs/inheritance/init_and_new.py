# What happens when a class is called.
class NoInit:
    pass


class Wants:
    def __init__(self, a, b=2):
        self.a, self.b = a, b


class Returns:
    def __init__(self):
        return 5


class Child(Wants):
    pass


class Forgets(Wants):
    def __init__(self):
        self.c = 3


print(Child(1).b, Child(1, b=3).b, Child(a=4).a)
f = Forgets()
print(f.c, hasattr(f, "a"))
for call in (lambda: NoInit(1), lambda: Wants(), lambda: Wants(1, 2, 3), lambda: Returns(), lambda: Child(), lambda: Forgets(1), lambda: f.a):
    try:
        call()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__ + ":", error)
w = Wants(1)
w.__init__(7, 8)
print(w.a, w.b)


class Counted:
    made = 0

    def __init__(self):
        Counted.made += 1
        self.number = Counted.made


print([Counted().number for _ in range(3)], Counted.made)


class Raises:
    def __init__(self):
        self.partly = True
        raise ValueError("in __init__")

    def __del__(self):
        print("still finalized:", self.partly)


try:
    Raises()
except ValueError as error:
    print("caught", error)
print("after")
Kind = NoInit
print(type(Kind()).__name__, type(NoInit) is type, NoInit is Kind)
makers = {"list": list, "wants": Wants}
print(makers["list"]("ab"), makers["wants"](9).a)
