# __getattr__, __setattr__, __delattr__, __call__ and lookup on the type.
class Loud:
    def __init__(self):
        self.real = 1

    def __getattr__(self, name):
        if name.startswith("no"):
            raise AttributeError("no such thing: " + name)
        print("getattr", name, end="; ")
        return name.upper()


o = Loud()
print(o.real, o.dynamic, hasattr(o, "other"), hasattr(o, "nothing"), getattr(o, "nope", "default"))
try:
    o.nobody
except AttributeError as error:
    print(error)


class Strict:
    def __setattr__(self, name, value):
        if name != "allowed":
            raise AttributeError("cannot set " + name)
        self.__dict__[name] = value

    def __delattr__(self, name):
        print("deleting", name)
        del self.__dict__[name]


s = Strict()
s.allowed = 5
print(s.allowed)
try:
    s.other = 1
except AttributeError as error:
    print(error)
del s.allowed
print(s.__dict__)


class Callable:
    def __call__(self, *args, **kwargs):
        return args, kwargs


c = Callable()
print(c(1, x=2), callable(c), callable(s), c.__call__(3))
c.__call__ = lambda: "instance attribute"
print(c(), c.__call__())
c.__len__ = lambda: 5
try:
    len(c)
except TypeError as error:
    print(error)
Callable.__len__ = lambda self: 6
print(len(c))
Callable.__str__ = lambda self: "added later"
print(c, str(c))
