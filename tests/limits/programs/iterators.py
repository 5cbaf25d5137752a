# Chains of iterators and generators too deep to be run.
import itertools


def each(g):
    for x in g:
        yield x


def delegate(g):
    yield from g


for make in (each, delegate, lambda g: (x for x in g), lambda g: map(int, g),
             lambda g: itertools.chain(g, [2]), lambda g: filter(None, g)):
    g = iter([1])
    for _ in range(5000):
        g = make(g)
    try:
        next(g)
    except RecursionError:
        pass  # only some versions count such frames
    del g
    print("gone")


def itself():
    yield next(own)


own = itself()
try:
    next(own)
except ValueError as error:
    print(error)


def endless():
    yield from endless()


try:
    next(endless())
except RecursionError:
    print("RecursionError")
#> gone
#> gone
#> gone
#> gone
#> gone
#> gone
#> generator already executing
#> RecursionError
