# Generator expressions and generators: what is evaluated when, and which names are seen.
def trace(name, value):
    print("eval", name)
    return value


g = (trace("element", x) for x in trace("first", [1, 2]) for y in trace("second", [3]) if trace("cond", y))
print("made")
print(list(g))
try:
    (x for x in undefined_first)
except NameError as e:
    print(e)
g = (x for x in [1] for y in undefined_second)
try:
    next(g)
except NameError as e:
    print(e)
x = "global"
print(list(x for x in [1]), x)
fs = list(lambda: i for i in range(3))
print([f() for f in fs])
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
gens = [(i * j for j in range(3)) for i in range(3)]
print([list(g) for g in gens])


class C:
    a = 5
    items = [1, 2]
    b = list(i for i in items)
    try:
        c = list(a for i in items)
    except NameError as e:
        print(e)


print(C.b)


def f(n):
    total = 0

    def add():
        nonlocal total
        for i in range(n):
            total += i
            yield total
    print(list(add()), total)
    return (total + k for k in range(n))


print(list(f(4)))
later = (value for _ in [0])
value = "bound later"
print(next(later))
print([y := 1, *(y + i for i in range(2))], any((last := n) > 1 for n in range(5)), last)
a, *b = (i for i in "xyz")
print(a, b, sum(i for i in range(5)), sorted((i for i in [3, 1]), reverse=True))


def default(a=(i for i in range(2))):
    return list(a)


print(default(), default())


def yields_everywhere():
    x = [(yield 1), (yield 2)]
    d = {(yield 3): (yield 4)}
    print(x, d, f"{(yield 5)}", (yield 6) if (yield 7) else (yield 8))
    return (yield)


def run(g):
    sent = None
    try:
        while True:
            sent = g.send(sent)
    except StopIteration as e:
        return e.value


print(run(yields_everywhere()))
