# Counts of exceptions and of what a traceback keeps.
import sys

count = sys.getrefcount


class A:
    pass


try:
    raise ValueError("x")
except ValueError as e:
    print("as e:", count(e))
try:
    raise ValueError("x")
except ValueError as e:
    saved = e
    print("saved:", count(e))
print("after:", count(saved))
e = ValueError("made first")
print("not raised:", count(e))
try:
    raise e
except ValueError as caught:
    print("raised:", count(e))
print("after:", count(e))
a = A()


def raiser(p):
    local = p
    raise KeyError("k")


try:
    raiser(a)
except KeyError as error:
    print("during:", count(a))
print("after:", count(a))
try:
    raiser(a)
except KeyError as error:
    kept = error
print("kept traceback:", count(a))
del kept
print("dropped:", count(a))
try:
    raise ValueError(a)
except ValueError as error:
    print("argument:", count(a), count(error.args[0]))
print(count(a))
try:
    try:
        raise ValueError(a)
    except ValueError:
        raise KeyError("second")
except KeyError as error:
    print("context:", count(a))
    print(count(error.__context__))
print(count(a))
