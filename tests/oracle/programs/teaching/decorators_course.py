# Decorators: logging, timing by a counter, arguments, stacking, classes as decorators, methods.
import functools


def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        shown = ", ".join([repr(a) for a in args] + [f"{k}={v!r}" for k, v in kwargs.items()])
        print(f"-> {function.__name__}({shown})")
        result = function(*args, **kwargs)
        print(f"<- {result!r}")
        return result

    return wrapper


def repeat(times):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            return [function(*args, **kwargs) for _ in range(times)]

        return wrapper

    return decorate


class CountCalls:
    def __init__(self, function):
        functools.update_wrapper(self, function)
        self.function = function
        self.calls = 0

    def __call__(self, *args, **kwargs):
        self.calls += 1
        return self.function(*args, **kwargs)

    def __get__(self, instance, owner):
        return self if instance is None else functools.partial(self, instance)


@logged
@repeat(2)
def add(a, b=1):
    """Adds."""
    return a + b


@CountCalls
def greet(name):
    return "hello " + name


class Greeter:
    instances = []

    def __init__(self, name):
        self.name = name
        Greeter.instances.append(self)

    @CountCalls
    def greet(self, other):
        return f"{self.name} greets {other}"

    @logged
    def method(self, *, loud=False):
        return self.name.upper() if loud else self.name

    def __repr__(self):
        return f"<{self.name}>"


add(1, b=2)
print(add.__name__, add.__doc__, add.__wrapped__.__wrapped__(5))
print(greet("x"), greet("y"), greet.calls, greet.__name__)
print(Greeter("Ann").greet("Bob"), Greeter("Cy").greet("Di"), Greeter.greet.calls)
Greeter.instances[0].method(loud=True)


def singleton(cls):
    instances = {}

    @functools.wraps(cls, updated=())
    def get(*args):
        if cls not in instances:
            instances[cls] = cls(*args)
        return instances[cls]

    return get


@singleton
class Config:
    def __init__(self, value=0):
        self.value = value


print(Config(3) is Config(4), Config().value, Config.__name__)
