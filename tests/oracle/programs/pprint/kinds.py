# pprint: classes of collections and types, data classes, classes with a text of their own, a stream
import io
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque
from dataclasses import dataclass, field
from pprint import PrettyPrinter, pformat, pprint
from types import MappingProxyType, SimpleNamespace


@dataclass
class Point:
    x: int
    y: object = None
    hidden: int = field(default=1, repr=False)


class Row(list):
    pass


class Told(dict):
    def __repr__(self):
        return "Told(" + "x" * 30 + ")"


long = list(range(10))
for value in (OrderedDict(a=long, b=2), defaultdict(list, {"k": long, "l": []}), Counter("abracadabra" * 3), ChainMap({"a": long}, {"b": 1}),
              deque(long), deque(long, 12), UserList(long), UserDict(a=long), UserString("word " * 8), MappingProxyType({"a": long}),
              SimpleNamespace(first=long, second="s"), Point(1, Point(long, "text")), Row(long), Told(a=long), {"p": [Point(1, 2)] * 3},
              {frozenset([1, 2, 3, 4, 5, 6, 7, 8])}, [{"deep": {"deeper": {"deepest": long}}}], range(100), len):
    for width in (30, 12):
        print(type(value).__name__, width)
        pprint(value, width=width)
loop = SimpleNamespace(name="n" * 20)
loop.me = loop
pprint(loop, width=20)
out = io.StringIO()
PrettyPrinter(width=10, stream=out).pprint([1, 2, "three", 4])
print(repr(out.getvalue()))


class Upper(PrettyPrinter):
    def format(self, object, context, maxlevels, level):
        if isinstance(object, str):
            return object.upper(), True, False
        return super().format(object, context, maxlevels, level)


print(Upper().pformat({"a": ["b", 1]}), pformat(Point(1)))
