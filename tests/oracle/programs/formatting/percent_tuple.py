# "%s" % (x,) with a literal text and a tuple display: the counts while an item's text is made.
import sys


class X:
    def __str__(self):
        print("str", sys.getrefcount(self))
        return "X"

    def __repr__(self):
        print("repr", sys.getrefcount(self))
        return "x"


class Bad:
    def __str__(self):
        raise ValueError("no text")


x = X()
print("%s" % (x,))
print("%s and %r, %a%%" % (x, x, x))
print("[%5s] [%-5s] [%.1s] [%05s] [%7.2r]" % (x, x, "abc", 7, "text"))
print("%s %d" % (x, 3))
print("%%|%s" % (x,) + "tail" + "%s" % x)
print(("%s" + "%s") % (x, 1))
print("%s" % [x])
for text in ("%s %s", "%s", "none", "%", "%q"):
    try:
        print(text % (x, 2))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
try:
    print("%s %s" % (x,))
except TypeError as e:
    print(e)
try:
    print("%s" % (x, 1))
except TypeError as e:
    print(e)
try:
    print("%s %4s" % (1, Bad()))
except ValueError as e:
    print(e)
print("%s%s" % (*[1, 2],))
print("%s %s" % (1, 2), "%1000s"[:3], "%3s|" % (1,))
print("%s %s" % ("first", Bad()))
