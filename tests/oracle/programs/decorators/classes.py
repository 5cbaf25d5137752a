# Decorators of classes and of methods.
def add_repr(cls):
    def __repr__(self):
        return cls.__name__ + "(" + ", ".join([k + "=" + repr(v) for k, v in pairs(self)]) + ")"

    def pairs(self):
        return sorted(self.__dict__.items())
    setattr(cls, "__repr__", __repr__)
    return cls


def singleton(cls):
    instances = []

    def get(*args):
        if not instances:
            instances.append(cls(*args))
        return instances[0]
    return get


def logged(method):
    def wrapper(self, *args):
        print("calling", method.__name__, args, end="; ")
        return method(self, *args)
    return wrapper


@add_repr
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    @logged
    def moved(self, dx):
        return Point(self.x + dx, self.y)


p = Point(1, "a")
print(p, p.moved(5), [p])


@singleton
class Config:
    def __init__(self, value):
        self.value = value


a, b = Config(1), Config(2)
print(a is b, a.value, b.value)


class Tools:
    @staticmethod
    def double(x):
        return x * 2

    @classmethod
    def name(cls, suffix):
        return cls.__name__ + suffix


class More(Tools):
    pass


print(Tools.double(4), Tools().double(5), Tools.name("!"), More.name("?"), More().name("."))


def attribute(name, value):
    def decorate(cls):
        setattr(cls, name, value)
        return cls
    return decorate


@attribute("b", 2)
@attribute("a", 1)
class With:
    pass


print(With.a, With.b, getattr(With(), "a"))
