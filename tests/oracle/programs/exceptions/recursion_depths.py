# How deep recursion gets through what is written in C, and in which call it ends.
n = 0


def count():
    global n
    n += 1


def depth(name, start):
    global n
    n = 0
    try:
        start()
    except RecursionError as e:
        print(name, n, e)


class Texts:
    def __init__(self, how):
        self.how = how

    def __repr__(self):
        count()
        return "<" + self.how(self) + ">"


class OfText:
    def __repr__(self):
        count()
        return "<" + str(self) + ">"


class Calls:
    def __getattr__(self, name):
        count()
        return getattr(self, name)

    def __call__(self):
        count()
        return self()

    def __len__(self):
        count()
        return len(self)

    def __bool__(self):
        count()
        return not self

    def __eq__(self, other):
        count()
        return other == self

    def __add__(self, other):
        count()
        return self + other


def key(x):
    count()
    return max([1], key=key)


def sorting(x):
    count()
    return sorted([1], key=sorting)


def mapping():
    count()
    return list(map(lambda x: mapping(), [1]))


depth("repr", lambda: repr(Texts(repr)))
depth("str", lambda: repr(OfText()))
depth("str of a list", lambda: repr(Texts(lambda x: str([x]))))
depth("format", lambda: repr(Texts(lambda x: f"{x}")))
depth("percent", lambda: repr(Texts(lambda x: "%s" % (x,))))
depth("getattr", lambda: Calls().some)
depth("call", lambda: Calls()())
depth("len", lambda: len(Calls()))
depth("bool", lambda: bool(Calls()))
depth("compare", lambda: Calls() == Calls())
depth("add", lambda: Calls() + 1)
depth("max", lambda: key(1))
depth("sorted", lambda: sorting(1))
depth("map", mapping)
