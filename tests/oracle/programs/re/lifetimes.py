# re: what a match keeps alive, what the collector counts, weak references, counts
import gc
import re
import sys
import weakref

pattern = re.compile("a(b)?")
text = "".join(["a", "b"])
match = pattern.match(text)
print(gc.is_tracked(pattern), gc.is_tracked(match), sys.getrefcount(match), sys.getrefcount(text))
print(weakref.ref(pattern)() is pattern)
gc.collect()
gc.disable()


class Text(str):
    def __del__(self):
        print("text is gone")


def cycle():
    x = Text("ab")
    x.match = re.match("a", x)


cycle()
print(gc.collect())
x = Text("aab")
found = re.finditer("a", x)
first = next(found)
del x
print("iterator and match hold it")
del found
print("match holds it")
del first
x = Text("a-b")
parts = re.split("-", x)
changed = re.sub("-", "+", x)
same = re.sub("x", "y", x)
print(type(same).__name__, same == x)
del x, same
print(parts, changed, gc.collect())


def failing(match):
    raise ValueError(match.group())


try:
    re.sub("b", failing, Text("abc"))
except ValueError as e:
    print(e)
print(gc.collect())
