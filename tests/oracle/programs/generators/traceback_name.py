# A NameError below two generators.
def g():
    def inner():
        yield undefined_name
    yield from inner()
def bad():
    yield from 3
try:
    next(bad())
except TypeError as e: print(e)
next(g())
