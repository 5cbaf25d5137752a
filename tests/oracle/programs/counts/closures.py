# Counts with cells, default arguments, lambdas, functions and classes.
import sys

count = sys.getrefcount


class A:
    pass


def make():
    x = A()

    def get():
        return count(x)

    def also():
        return x
    return get, also, count(x)


get, also, inside = make()
print("cell:", get(), inside, count(also()))
del also
print(get())
f2 = get
print("function:", count(get))
del f2


def plain():
    pass


print("function", count(plain))
l = [plain, plain]
print(count(plain))
a = A()
fs = [lambda a=a: a for _ in range(3)]
print("three defaults:", count(a), count(fs[0]()), count(fs[0]))
del fs
print(count(a))


class Empty:
    pass


class WithMethod:
    def method(self):
        pass


class Child(Empty):
    pass


print("classes:", count(Empty) - count(WithMethod), count(Child))
before = count(Empty)
e1, e2 = Empty(), Empty()
print("instances:", count(Empty) - before)
del e1
print(count(Empty) - before)
keep = [Empty] * 5
print(count(Empty) - before)


def argument(p):
    def inner():
        return count(p)
    return inner(), count(p)


print("parameter in a cell:", argument(a), argument(A()))
print(count(a))
