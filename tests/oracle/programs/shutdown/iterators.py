# At the end what iterators hold is found in the order in which their parts were made.
import gc
import sys

gc.collect()


class D:
    def __init__(self, name):
        self.name = name
        self.me = self

    def __del__(self):
        print("-" + self.name, sys.getrefcount(self))

    def method(self):
        pass


def held(n):
    value = D("local of a generator")
    yield value


suspended = held(1)
next(suspended)
listed = [x for x in [D("in a list")]]
plain = [D("method's").method]
counted = enumerate([D("enumerated")])
next(counted)
paired = zip([D("zipped")], [D("zipped second")])
next(paired)
mapped = map(lambda x: x, [D("mapped")])
backwards = reversed([D("reversed")])
expression = (x for x in [D("expression")])
next(expression)
print("end")
