# Defaults are evaluated once, when def runs.
def v(x):
    print("evaluating", x)
    return x


print("before def")


def f(a, b=v("b"), *, c=v("c")):
    return b, c


print("after def")
print(f(1), f(1, 2), f(1, c=3))


def collect(item, items=[]):
    items.append(item)
    return items


print(collect(1), collect(2), collect(3, []), collect(4))
print(collect.__defaults__, f.__defaults__, f.__kwdefaults__, v.__defaults__)
x = 1


def use(value=x):
    return value, x


x = 2
print(use())
for i in range(3):
    def g(i=i):
        return i
    print(g(), end=" ")
print()
fs = []
for i in range(3):
    fs.append(lambda: i)
gs = [lambda i=i: i for i in range(3)]
print([h() for h in fs], [h() for h in gs])
i = 10
print([h() for h in fs])
print(f.__name__, (lambda: 0).__name__, f.__qualname__, f.__doc__, use.__module__)


def documented():
    "What it does."
    return None


print(documented.__doc__, documented())
