# Sizes of what programs are made of.
import sys


class A:
    pass


class Slots:
    __slots__ = ("a", "b")


def f():
    pass


a = A()
a.x = 1
print("instance", sys.getsizeof(a), sys.getsizeof(A()), "with slots", sys.getsizeof(Slots()))
print("function", sys.getsizeof(f), "lambda", sys.getsizeof(lambda: 0), "bound method", sys.getsizeof(a.__init__))
print("string", sys.getsizeof(""), sys.getsizeof("abc"), sys.getsizeof("é"), sys.getsizeof("日本"))
print("range", sys.getsizeof(range(10)), "slice", sys.getsizeof(slice(1)), "int", sys.getsizeof(0))
print("exception", sys.getsizeof(ValueError("x")))
print("dict display", sys.getsizeof({"a": 1}), sys.getsizeof({1: 1}))
