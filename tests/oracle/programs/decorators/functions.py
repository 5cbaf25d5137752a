# Decorators of functions: order, arguments, stacking.
def trace(name):
    print("making", name)

    def decorate(function):
        print("decorating with", name)

        def wrapper(*args, **kwargs):
            print(">", name, end=" ")
            result = function(*args, **kwargs)
            print("<", name, end=" ")
            return result
        return wrapper
    return decorate


@trace("outer")
@trace("inner")
def add(a, b=2):
    return a + b


print(add(1), add(1, b=5))


def register(function):
    registered.append(function.__name__)
    return function


registered = []


@register
def one():
    return 1


@register
def two():
    return 2


print(registered, one(), two())


def constant(function):
    return function()


@constant
def VALUE():
    return 42


print(VALUE)


@(lambda f: lambda *a: f(*a) * 10)
def ten(x):
    return x


print(ten(3))


class Count:
    def __init__(self, function):
        self.function = function
        self.calls = 0

    def __call__(self, *args):
        self.calls += 1
        return self.function(*args)


@Count
def hello(name):
    return "hello " + name


print(hello("a"), hello("b"), hello.calls, type(hello).__name__)
decorators = [register]


@decorators[0]
def three():
    pass


print(registered)
