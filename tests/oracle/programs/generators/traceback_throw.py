# An exception that is thrown in and goes out again.
def g():
    try:
        yield 1
    finally:
        print("cleanup")
def f():
    it = g()
    next(it)
    it.throw(KeyError("thrown"))
f()
