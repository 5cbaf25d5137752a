# An uncaught exception through generators that delegate.
def inner(n):
    if n == 0:
        yield 1
        raise ValueError("deep")
    yield from inner(n - 1)

def outer():
    for x in inner(2):
        yield (x +
               1)
def top():
    print([x for x in outer()])
top()
