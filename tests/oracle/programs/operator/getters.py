# itemgetter, attrgetter, methodcaller: results, reprs, messages.
import operator as op
from operator import itemgetter, attrgetter, methodcaller


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def move(self, dx=0, dy=0):
        return (self.x + dx, self.y + dy)


p = Point(1, Point(2, 3))
rows = [("b", 2), ("a", 3), ("c", 1)]
print(sorted(rows, key=itemgetter(1)), max(rows, key=itemgetter(0)), itemgetter(1, 0)(rows[0]))
print(itemgetter("k")({"k": 5}), itemgetter(slice(1, 3))("hello"), itemgetter(-1)((5, 6)))
print(attrgetter("x")(p), attrgetter("y.x", "y.y", "x")(p), methodcaller("move", 5)(p) if 0 else methodcaller("upper")("ab"))
print(methodcaller("split", "b", maxsplit=1)("abcbd"), methodcaller("move", 1, dy=2)(p.y))
for make in [lambda: itemgetter(1), lambda: itemgetter(1, "a"), lambda: itemgetter([]), lambda: attrgetter("a.b", "c"),
             lambda: methodcaller("f"), lambda: methodcaller("f", 1, k="v"), lambda: itemgetter(), lambda: itemgetter(1)(),
             lambda: itemgetter(1)([1]), lambda: itemgetter(1)(1), lambda: itemgetter(a=1), lambda: itemgetter(1)(2, 3),
             lambda: attrgetter(1), lambda: attrgetter("z")(p), lambda: attrgetter("y.z")(p), lambda: attrgetter("x")(a=1),
             lambda: methodcaller(), lambda: methodcaller(1), lambda: methodcaller("nothing")(p), lambda: methodcaller("x")(),
             lambda: itemgetter(1).__reduce__()[1], lambda: attrgetter("a.b").__reduce__()[1],
             lambda: methodcaller("f", 1).__reduce__()[1], lambda: type("Sub", (itemgetter,), {})]:
    attempt(make)
