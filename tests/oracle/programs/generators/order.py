# A generator runs only when somebody draws from it, and stops at each yield.
def squares(n):
    print("begin", n)
    for i in range(n):
        print("before", i)
        got = yield i * i
        print("after", i, got)
    print("end")
    return "done"


g = squares(2)
print(type(g).__name__, iter(g) is g)
print(next(g))
print(g.send("hello"))
try:
    next(g)
except StopIteration as stop:
    print("stop", stop.value, stop.args)
try:
    next(g)
except StopIteration as stop:
    print("again", stop.value, stop.args)
print(next(g, "default"))
for x in squares(1):
    print("loop", x)
print(list(squares(2)), sum(squares(2)), max(squares(3)))
a, b = squares(2)
print(a, b)
print(dict((i, x) for i, x in enumerate(squares(2))))
print(2 in squares(3), [*squares(1)], max(*squares(2)))


def empty():
    return
    yield


print(list(empty()), [x for x in empty()])
print([(yield_, y) for yield_ in (1, 2) for y in (i for i in range(yield_))])
