# Long chains are freed without running out of stack.
import gc

gc.collect()
gc.disable()


class Link:
    def __init__(self, next):
        self.next = next


chain = None
for i in range(20000):
    chain = Link(chain)
print("made")
del chain
print("freed by count")
nested = []
for i in range(20000):
    nested = [nested]
del nested
print("lists")
pair = ()
for i in range(20000):
    pair = (pair,)
del pair
print("tuples")
d = {}
for i in range(20000):
    d = {"d": d}
del d
print("dicts")
first = last = Link(None)
for i in range(5000):
    first = Link(first)
last.next = first
del first, last
n = gc.collect()
print("ring of 5001:", n == 5001 or n == 10002)
