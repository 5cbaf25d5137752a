# Local, enclosing, global, builtin names.
x = "global"


def reads():
    return x


def writes():
    x = "local"
    return x


def declares():
    global x, fresh
    x = "changed"
    fresh = "new"


print(reads(), writes(), x)
declares()
print(reads(), x, fresh)


def late():
    return defined_later


try:
    late()
except NameError as error:
    print(error)
defined_later = 5
print(late())


def unbound():
    try:
        print(x)
    except NameError as error:
        print(type(error).__name__)
    x = 1


unbound()


def conditional(flag):
    if flag:
        y = 1
    try:
        return y
    except UnboundLocalError:
        return "unbound"


print(conditional(True), conditional(False))


def deleted():
    z = 1
    del z
    try:
        z
    except UnboundLocalError:
        print("deleted local")


deleted()
len_of = len


def shadow():
    len = lambda thing: "shadow"
    return len([])


print(shadow(), len([1]))
list_of_names = [n for n in ("x", "fresh", "y", "z") if n in globals()]
print(list_of_names)
print = print
print(globals()["x"], globals() is globals())


def local_names(a, b=2):
    c = 3
    return locals()


print(local_names(1))


class Body:
    x = "class"
    y = x

    def method(self):
        return x


print(Body.y, Body().method(), x)
