# Coroutines by generators: averages, pipelines, a state machine driven by send(), throw() and close().
def averager():
    total = count = 0
    average = None
    try:
        while True:
            value = yield average
            total += value
            count += 1
            average = total / count
    except ValueError as error:
        print("reset:", error)
        yield "reset"
    finally:
        print("averager closes after", count)


a = averager()
next(a)
print(a.send(10), a.send(20), a.send(33))
print(a.throw(ValueError("bad value")))
a.close()


def source(lines, target):
    for line in lines:
        target.send(line)
    target.close()


def starting(function):
    def start(*args):
        generator = function(*args)
        next(generator)
        return generator

    return start


@starting
def grep(word, target):
    try:
        while True:
            line = yield
            if word in line:
                target.send(line)
    except GeneratorExit:
        target.close()


@starting
def printer():
    count = 0
    try:
        while True:
            print("found:", (yield))
            count += 1
    finally:
        print("lines:", count)


source(["a python", "a snake", "python snake"], grep("python", printer()))


def traffic():
    while True:
        for colour, seconds in ("green", 30), ("amber", 5), ("red", 20):
            command = yield colour, seconds
            while command == "hold":
                command = yield colour, "held"
            if command == "off":
                return "switched off"


light = traffic()
print(next(light), light.send(None), light.send("hold"), light.send(None))
try:
    light.send("off")
except StopIteration as end:
    print(end.value)


def outer():
    result = yield from traffic()
    print("inner said", result)
    yield "done"


o = outer()
print(next(o), o.send("off"), list(o))
