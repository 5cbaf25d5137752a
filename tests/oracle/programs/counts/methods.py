# Counts of self, of bound methods, in __init__ and in operator methods.
import sys

count = sys.getrefcount


class A:
    def __init__(self, x=None):
        self.init = count(self), count(x) if x is not None else 0

    def method(self):
        return count(self)

    def twice(self):
        return self.method()

    def __call__(self):
        return count(self)

    def __add__(self, other):
        return count(self), count(other)

    def __getitem__(self, key):
        return count(self), count(key)


class Argument:
    pass


a = A()
print("in __init__:", a.init, A(Argument()).init)
x = Argument()
print("in __init__ with a global:", A(x).init, count(x))
print("method:", a.method(), a.twice(), A.method(a), A().method())
bound = a.method
print("bound method kept:", count(a), bound(), count(bound), count(a.method))
second = bound
print(count(bound), count(a))
del bound, second
print("dropped:", count(a))
print("call:", a(), a() == a.__call__())
print("operator:", a + x, A() + Argument())
print("subscript:", a[x], A()[Argument()])
print("afterwards:", count(a), count(x))
a.me = a
print("self reference:", count(a))
a.me.me.me = None
print(count(a))
a.method_of_mine = a.method
print("bound method stored:", count(a), a.method_of_mine())
del a.method_of_mine
print(count(a))
