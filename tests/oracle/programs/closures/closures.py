# Closures share variables, not values.
def counter(start=0):
    count = start

    def increase(by=1):
        nonlocal count
        count += by
        return count

    def reset():
        nonlocal count
        count = start

    return increase, reset


inc, reset = counter(10)
other, _ = counter()
print(inc(), inc(5), other(), inc())
reset()
print(inc(), other())


def late():
    def get():
        return value
    try:
        get()
    except NameError as error:
        print(error)
    value = "bound"
    print(get())
    value = "again"
    print(get())
    del value
    try:
        get()
    except NameError as error:
        print(error)


late()


def adders():
    result = []
    for n in range(3):
        def add(x):
            return x + n
        result.append(add)
    return result


print([add(10) for add in adders()])


def make():
    n = 1

    def middle():
        def inner():
            nonlocal n
            n *= 2
            return n
        return inner
    return middle


m = make()
i1, i2 = m(), m()
print(i1(), i2(), i1())
print(inc.__closure__ is not None, len(inc.__closure__), late.__closure__, i1.__closure__[0].cell_contents, i1.__closure__[0] is i2.__closure__[0])


def argument(p):
    def get():
        return p
    p = p + 1
    return get


print(argument(1)(), argument(5)())
