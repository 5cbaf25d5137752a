# Every way to pass arguments and to receive them.
def plain(a, b):
    return a, b


def defaults(a, b=2, c=3):
    return a, b, c


def star(a, *rest):
    return a, rest


def keywords(**named):
    return named


def everything(a, b=2, *rest, c, d=4, **named):
    return a, b, rest, c, d, named


def only(*, k):
    return k


print(plain(1, 2), plain(b=1, a=2), plain(1, b=2), plain(*[1, 2]), plain(**{"a": 1, "b": 2}))
print(defaults(1), defaults(1, 5), defaults(1, c=5), defaults(*(1, 2), **{"c": 9}))
print(star(1), star(1, 2, 3), star(*"abc"), star(0, *[1], *(2, 3)))
print(keywords(), keywords(x=1, y=2), keywords(**{"a": 1}, b=2))
print(everything(1, c=3), everything(1, 2, 3, 4, c=5, e=6), everything(*range(4), c=0, **{"z": 1}))
print(only(k=1), everything(c=1, a=2))


def v(x):
    print(x, end=" ")
    return x


print(everything(v(1), v(2), *v([3]), c=v(4), **v({"z": 5})))
print(keywords(b=v(1), a=v(2)))
args = [1]
collected = star(*args)
args.append(2)
print(collected)
named = {"x": []}
got = keywords(**named)
print(got is named, got["x"] is named["x"])
print((lambda a, b=1, *c, d=2, **e: (a, b, c, d, e))(0, 5, 6, d=7, f=8), (lambda: None)(), (lambda *a: a)(*[]))
