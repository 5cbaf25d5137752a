# Generators that are suspended keep their frames: cards of their own.


def numbers(limit):
    seen = []
    for n in range(limit):
        seen.append(n)
        yield seen


def outer(source):
    for item in source:
        yield item


inner = numbers(3)
first = next(inner)
around = outer(inner)
next(around)
fresh = numbers(9)
