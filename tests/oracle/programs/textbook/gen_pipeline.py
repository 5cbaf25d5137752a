# Generators that work for each other; send, throw, close.
import itertools
log = """2024-01-01 INFO start
2024-01-01 ERROR disk full
2024-01-02 INFO ok
2024-01-02 WARN slow
2024-01-03 ERROR net down""".splitlines()
def parse(lines):
    for line in lines:
        date, level, msg = line.split(" ", 2)
        yield {"date": date, "level": level, "msg": msg}
def only(records, **criteria):
    return (r for r in records if all(r[k] == v for k, v in criteria.items()))
def tap(records, name):
    for r in records:
        print("tap", name, r["msg"])
        yield r
for r in only(tap(parse(log), "all"), level="ERROR"):
    print("-->", r["date"], r["msg"])
for day, group in itertools.groupby(parse(log), key=lambda r: r["date"]):
    print(day, [r["level"] for r in group])
def averager():
    total = count = 0
    average = None
    while True:
        x = yield average
        if x is None:
            break
        total += x
        count += 1
        average = total / count
    return f"{count} values"
av = averager()
next(av)
print(av.send(10), av.send(20), av.send(60))
try:
    av.send(None)
except StopIteration as stop:
    print(stop.value)
def grep(pattern):
    print("looking for", pattern)
    try:
        while True:
            line = yield
            if pattern in line:
                print(line)
    except GeneratorExit:
        print("closing")
    finally:
        print("cleanup")
g = grep("py")
next(g)
g.send("no"); g.send("python"); g.close()
def sub():
    try:
        x = yield 1
        print("got", x)
        yield 2
    except ValueError as e:
        print("caught", e)
        yield 3
    return "result"
def main():
    r = yield from sub()
    print("sub returned", r)
m = main()
print(next(m), m.send("hi"), m.throw(ValueError("oops")), next(m, "end"))
def chunks(it, n):
    it = iter(it)
    while chunk := list(itertools.islice(it, n)):
        yield chunk
print(list(chunks(range(7), 3)))
def flatten(x):
    for item in x:
        if isinstance(item, (list, tuple)):
            yield from flatten(item)
        else:
            yield item
print(list(flatten([1, [2, (3, [4, [5]])], 6])), sum(x * x for x in range(10) if x % 2))
def fib():
    a, b = 0, 1
    while 1:
        yield a
        a, b = b, a + b
print(list(itertools.takewhile(lambda x: x < 60, fib())), next(itertools.dropwhile(lambda x: x < 1000, fib())))
print(list(itertools.accumulate([1, 2, 3, 4], lambda a, b: a * b)), list(itertools.chain.from_iterable(["ab", "cd"])))
