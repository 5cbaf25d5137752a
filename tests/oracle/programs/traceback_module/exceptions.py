# The texts of exceptions: format_exc, format_exception with limits and chains, only the last line
import sys
import traceback


def divide(x):
    return invert(x) + 1


def invert(x):
    return 1 / x


def down(n):
    if n:
        return down(n - 1)
    raise KeyError("deep")


class Odd(Exception):
    def __str__(self):
        raise ValueError


try:
    divide(0)
except ZeroDivisionError as e:
    print(traceback.format_exc())
    traceback.print_exc(file=sys.stdout)
    print(traceback.format_exception(e))
    print(traceback.format_exception(type(e), e, e.__traceback__, limit=1))
    print(traceback.format_exception_only(e), traceback.format_exception_only(type(e), e))
    traceback.print_tb(e.__traceback__, limit=-1, file=sys.stdout)
    for entry in traceback.extract_tb(e.__traceback__):
        print(entry, entry.lineno, entry.name, entry.line, len(entry), list(entry)[1:])
try:
    down(20)
except KeyError:
    print(traceback.format_exc())
for chain in (lambda e: e, lambda e: None):
    try:
        try:
            divide(0)
        except Exception as e:
            raise ValueError("second") from chain(e)
    except Exception as e:
        print(traceback.format_exc())
        print("".join(traceback.format_exception(e, chain=False)))
try:
    try:
        nowhere
    except NameError:
        raise Odd("x")
except Odd as e:
    print("".join(traceback.TracebackException.from_exception(e).format()))
    traceback.print_exc(limit=1)
print(repr(traceback.format_exc()))
traceback.print_exception(None, Odd("b"), None, file=sys.stdout)
try:
    printt
except NameError as e:
    print(traceback.format_exc())
