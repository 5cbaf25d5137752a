# A generator expression over what is not iterable fails at once.
def f():
    it = (x for x in None)
f()
