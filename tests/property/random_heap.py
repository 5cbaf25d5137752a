# SPDX-License-Identifier: MIT
"""Random heaps: up to 200 objects of many kinds with random references, of which names are taken
away step by step. Each step says what gc.collect() returned; finalizers and callbacks of weak
references say in which order they ran; what is left is told by generation.

Objects are numbered in the order in which they are made. Most references go to near neighbours,
so that many small isolates form beside a few large ones; the chance of a reference, of a finalizer
and of a resurrection is drawn anew for each program.
"""

import random

PRELUDE = '''\
import gc, weakref
gc.collect()
gc.disable()
risen = []


class Plain:
    def __init__(self, number):
        self.number = number


class Slotted:
    __slots__ = ("number", "a", "b", "c", "__weakref__")

    def __init__(self, number):
        self.number = number


class Final(Plain):
    def __del__(self):
        print("-%d" % self.number, end=" ")


class FinalSlotted(Slotted):
    __slots__ = ()

    def __del__(self):
        print("-%d" % self.number, end=" ")


class Riser(Plain):
    def __del__(self):
        print("^%d" % self.number, end=" ")
        risen.append(self)


class PartRiser(Plain):
    def __del__(self):
        print("~%d" % self.number, end=" ")
        for name in "abc":
            if hasattr(self, name):
                risen.append(getattr(self, name))
                break


class Breaker(Plain):
    def __del__(self):
        print("/%d" % self.number, end=" ")
        self.a = self.b = self.c = None


class Maker(Plain):
    def __del__(self):
        print("+%d" % self.number, end=" ")
        new = Final(1000 + self.number)
        new.me = [new, self.number]


class List(list):
    pass


class Dict(dict):
    pass


def function(number):
    def inner():
        return inner

    inner.number = number
    return inner


def generator(number):
    a = b = c = None
    try:
        while True:
            what, value = yield number
            if what == "a":
                a = value
            elif what == "b":
                b = value
            else:
                c = value
    finally:
        print("=%d" % number, end=" ")


def started(number):
    new = generator(number)
    next(new)
    return new


def died(reference):
    print(".%d" % watched[reference], end=" ")


def link(owner, name, target):
    if isinstance(owner, list):
        owner.append(target)
    elif isinstance(owner, dict):
        owner[name] = target
    elif hasattr(owner, "send"):
        owner.send((name, target))
    else:
        setattr(owner, name, target)


def unlink(owner, name):
    if isinstance(owner, list):
        owner[:] = owner[1:]
    elif isinstance(owner, dict):
        owner.pop(name, None)
    elif hasattr(owner, "send"):
        owner.send((name, None))
    elif hasattr(owner, name):
        delattr(owner, name)


def told():
    for generation in range(3):
        found = [o.number for o in gc.get_objects(generation) if type(getattr(o, "number", None)) is int]
        if found:
            print("g%d" % generation, *found, end=" ")


def collect(generation):
    print("|", end=" ")
    print("c%d=%d" % (generation, gc.collect(generation)), len(risen))


watched = {}
'''

# What makes an object of each kind, and how often it is drawn.
KINDS = [
    ("Plain(%d)", 6), ("Slotted(%d)", 4), ("Final(%d)", 5), ("FinalSlotted(%d)", 3),
    ("Riser(%d)", 1), ("PartRiser(%d)", 1), ("Breaker(%d)", 1), ("Maker(%d)", 1),
    ("List([%d])", 2), ("Dict(number=%d)", 2), ("function(%d)", 2), ("started(%d)", 2),
    ("[%d]", 2), ("{'number': %d}", 2),
]
WATCHABLE = ("Plain", "Slotted", "Final", "FinalSlotted", "Riser", "PartRiser", "Breaker", "Maker",
             "List", "Dict", "function", "started")


class Heap:
    def __init__(self, seed):
        self.choose = random.Random("heap %d" % seed)
        self.lines = []
        self.named = []

    def make(self, number, final):
        kinds = [(text, weight) for text, weight in KINDS
                 if final or text.split("(")[0] in ("Plain", "Slotted", "List", "Dict")]
        kind, = self.choose.choices([k for k, _ in kinds], [w for _, w in kinds])
        self.lines.append("n.append(%s)" % (kind % number))
        self.named.append(number)
        if kind.split("(")[0] in WATCHABLE and self.choose.random() < self.watches:
            callback = ", died" if self.choose.random() < 0.7 else ""
            self.lines.append("watched[weakref.ref(n[%d]%s)] = %d" % (number, callback, number))

    def neighbour(self, number, count):
        if self.choose.random() < self.far:
            return self.choose.randrange(count)
        return max(0, min(count - 1, number + self.choose.randint(-3, 3)))

    def program(self):
        choose = self.choose
        count = choose.choice((5, 10, 20, 40, 80, 200))
        count = choose.randint(max(2, count // 2), count)
        self.far = choose.choice((0.0, 0.02, 0.1, 0.5))
        self.watches = choose.choice((0.0, 0.1, 0.3))
        finals = choose.choice((0.0, 0.3, 1.0))
        for number in range(count):
            self.make(number, choose.random() < finals)
        links = int(count * choose.choice((0.7, 1.0, 1.5, 2.5)))
        for _ in range(links):
            owner = choose.randrange(count)
            if owner in self.named:
                self.lines.append("link(n[%d], %r, n[%d])" % (owner, choose.choice("abc"),
                                                            self.neighbour(owner, count)))
        while self.named:
            for _ in range(choose.randint(1, max(1, count // 3))):
                if not self.named:
                    break
                place = choose.randrange(len(self.named))
                if choose.random() < 0.1:
                    self.lines.append("unlink(n[%d], %r)" % (self.named[place], choose.choice("abc")))
                else:
                    self.lines.append("n[%d] = None" % self.named.pop(place))
            self.lines.append("collect(%d)" % choose.choice((0, 0, 1, 2, 2)))
            if choose.random() < 0.5:
                self.lines.append("told()")
            if choose.random() < 0.2:
                self.lines.append("risen.clear()")
        self.lines += ["collect(2)", "told()", "risen.clear()", "collect(2)",
                       "print(sorted(watched[r] for r in watched if r() is not None))"]
        return PRELUDE + "n = []\n" + "\n".join(self.lines) + "\n"


def program(seed):
    """The text of the heap number SEED."""
    return Heap(seed).program()
