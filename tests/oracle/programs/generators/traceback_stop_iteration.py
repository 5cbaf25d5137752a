# An uncaught RuntimeError for a StopIteration.
def g():
    yield 1
    raise StopIteration("x")
print(sum(x for x in g()))
