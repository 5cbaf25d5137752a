# functools.cached_property: what it refuses, deleting, overriding, its own attributes
from functools import cached_property


def show(f):
    try:
        print(f())
    except Exception as e:
        cause = e.__cause__
        print(type(e).__name__, e, "|", cause and (type(cause).__name__, str(cause)))


class A:
    def __init__(self):
        self.n = 0

    @cached_property
    def value(self):
        "value's text"
        self.n += 1
        return self.n


a = A()
print(a.value, a.value, vars(a))
a.value = 10
print(a.value, A.value.__doc__, A.value.attrname, A.value.func(a))
del a.value
print(a.value, [k for k in vars(A.value) if k != "lock"])
show(lambda: a.__delattr__("value"))
show(lambda: a.__delattr__("value"))


def twice():
    p = cached_property(lambda self: 1)

    class B:
        x = p
        y = p


show(twice)


def same():
    class B:
        x = y = 0
        x = cached_property(lambda self: "same")

    C = type("C", (), {"x": B.__dict__["x"]})
    return B().x, C().x


show(same)


class Late:
    pass


Late.p = cached_property(lambda self: 1)
show(lambda: Late().p)


class Slots:
    __slots__ = ("x",)

    @cached_property
    def p(self):
        return 1


show(lambda: Slots().p)


class Meta(type):
    @cached_property
    def p(cls):
        return 1


class WithMeta(metaclass=Meta):
    pass


show(lambda: WithMeta.p)


class Raising:
    calls = 0

    @cached_property
    def p(self):
        Raising.calls += 1
        raise ValueError(self.calls)


r = Raising()
show(lambda: r.p)
show(lambda: r.p)
print(vars(r), cached_property[int])
