# sys.getrefcount inside and during calls.
import sys

count = sys.getrefcount


class A:
    pass


a = A()


def parameter(p):
    return count(p)


def two(p):
    q = p
    return count(p)


def rebound(p):
    p = None
    return count(a)


def star(*args):
    return count(args[0]), count(args)


def keywords(**kw):
    return count(kw["x"]), count(kw)


def default(p=a):
    return count(p)


def passed_on(p):
    return parameter(p)


def passed_twice(p):
    return passed_on(p)


def local():
    x = A()
    y = [x]
    result = [count(x), count(y[0])]
    for z in y:
        result.append(count(z))
    return result


print("parameter", parameter(a), parameter(p=a), parameter(A()))
print("another local", two(a), rebound(a))
print("star", star(a), star(a, a), star(A()))
print("keywords", keywords(x=a), keywords(x=A()))
print("default", default(), default(A()), count(a))
del default
print("default gone", count(a))
print("passed on", passed_on(a), passed_twice(a), passed_twice(A()))
print("local", local())
print("lambda", (lambda p: count(p))(a), (lambda: count(a))())
print("unpacked", parameter(*[a]), parameter(*(a,)), parameter(**{"p": a}))
print("map", list(map(count, [a])), [count(x) for x in [a]], [count(x) for x in (a, a)])
print("afterwards", count(a))


def keeps(p):
    kept.append(p)
    return count(p)


kept = []
print("kept", keeps(a), count(a))
kept.pop()
print(count(a))


def returns(p):
    return p


print("returned", count(returns(a)), count(returns(A())), returns(a) is a)
result = returns(returns(a))
print(count(a))
