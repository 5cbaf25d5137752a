# The messages of calls that do not fit.
def f(x, y):
    pass


def g(x, y=1, *, z):
    pass


def k():
    pass


def o(*, a, b, c):
    pass


class C:
    def method(self, p):
        pass

    def none(self):
        pass


class I:
    def __init__(self, a, b):
        pass


c = C()
for call in (lambda: f(), lambda: f(1), lambda: f(1, 2, 3), lambda: f(1, q=2), lambda: f(1, 2, y=3), lambda: f(x=1),
             lambda: g(), lambda: g(1), lambda: g(1, 2, 3), lambda: g(1, 2, 3, z=4), lambda: k(1), lambda: k(1, 2), lambda: k(a=1),
             lambda: o(), lambda: o(a=1), lambda: o(a=1, b=2), lambda: o(1), lambda: c.method(), lambda: c.method(1, 2), lambda: c.none(1),
             lambda: C.method(), lambda: C.method(c), lambda: C(1), lambda: C(x=1), lambda: I(), lambda: I(1), lambda: I(1, 2, 3), lambda: I(1, c=2),
             lambda: (lambda x: x)(), lambda: (lambda: 0)(1), lambda: f(*1), lambda: f(**1), lambda: f(**{1: 2}),
             lambda: f(1, **{"x": 2}), lambda: f(*[1], **{"q": 1}), lambda: c(), lambda: c.none()()):
    try:
        call()
    except TypeError as error:
        print(error)
