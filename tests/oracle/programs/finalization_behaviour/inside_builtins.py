# What dies inside of built-in functions: finalizers run while the function has other things in hand.
import functools
import itertools


class Money:
    def __init__(self, amount):
        self.amount = amount

    def __add__(self, other):
        return Money(self.amount + getattr(other, "amount", other))

    __radd__ = __add__
    __mul__ = __iadd__ = __add__

    def __lt__(self, other):
        return Money(self.amount < other.amount)

    __gt__ = __lt__

    def __eq__(self, other):
        return Money(self.amount == other.amount)

    def __hash__(self):
        return self.amount

    def __bool__(self):
        return bool(self.amount)

    def __iter__(self):
        return iter([Money(self.amount), Money(self.amount)])

    def __del__(self):
        print("dies", self.amount)


def some(*amounts):
    for amount in amounts:
        yield Money(amount)


def show(title, value):
    print("-", title, getattr(value, "amount", value))


show("sum", sum(some(1, 2, 3)))
show("sum, start", sum(some(1, 2), Money(10)))
show("min", min(some(3, 1, 2)))
show("max by key", max(some(3, 1, 2), key=lambda money: Money(-money.amount)))
show("max of two", max(Money(4), Money(5)))
show("sorted", [money.amount for money in sorted(some(3, 1, 2))])
show("sorted by key", len(sorted(some(3, 1), key=lambda money: Money(money.amount))))
show("any", any(some(0, 1, 2)))
show("all", all(some(1, 0, 2)))
show("in", Money(2) in [Money(1), Money(2)])
show("index", [Money(1), Money(2)].index(Money(2)))
show("reduce", functools.reduce(lambda a, b: a + b, some(1, 2, 3)))
show("accumulate", [money.amount for money in itertools.accumulate(some(1, 2, 3))])
show("filter", len(list(filter(None, some(0, 1)))))
show("map", len(list(map(lambda a, b: a + b, some(1, 2), some(5, 6)))))
show("zip", len(list(zip(some(1, 2), some(5)))))
show("set", len(set(some(1, 1, 2))))
show("dict", len({money: Money(9) for money in some(1, 1)}))
show("fromkeys", len(dict.fromkeys(some(1, 1))))
show("groupby", [len(list(group)) for key, group in itertools.groupby(some(1, 1, 2))])
show("takewhile", len(list(itertools.takewhile(lambda money: money.amount < 2, some(1, 2, 3)))))
show("chain", len(list(itertools.chain(*some(1, 2)))))
show("unpack", [*Money(1), *Money(2)][0])
first, rest = Money(7)
show("lists", [Money(1), Money(2)] < [Money(1), Money(3)])
show("tuples", (Money(1),) == (Money(1),))
