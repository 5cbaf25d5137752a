# warnings.deprecated (3.13): functions, classes, subclasses; filters given to catch_warnings (3.11)
import sys
import warnings

sys.stderr = sys.stdout


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def acting():
    with warnings.catch_warnings(action="error", category=UserWarning):
        try:
            warnings.warn("now an error")
        except UserWarning as e:
            print("raised", e)


show(acting)
show(lambda: warnings.catch_warnings(3))
show(lambda: warnings.catch_warnings(bad=3))
show(lambda: warnings.catch_warnings(action="bad").__enter__())
if hasattr(warnings, "deprecated"):
    deprecated = warnings.deprecated
    warnings.simplefilter("always")

    @deprecated("old f")
    def f(x):
        "doc"
        return x

    print(f(3), f.__deprecated__, f.__name__, f.__doc__, f.__wrapped__(4))

    @deprecated("old C", category=UserWarning)
    class C:
        def __init__(self, a):
            self.a = a

    class D(C):
        pass

    print(C(1).a, D(2).a, C.__deprecated__)

    @deprecated("none", category=None)
    def g():
        pass

    g()
    print(g.__deprecated__)
    show(lambda: deprecated(3))
    show(lambda: deprecated("x")(3))
    show(lambda: C())

    @deprecated("e")
    class E:
        pass

    show(lambda: E(1))

    class K:
        @classmethod
        @deprecated("inner")
        def d(cls):
            return cls.__name__

        @deprecated("method", stacklevel=2)
        def e(self):
            return 5

    print(K.d(), K().e())
