# A program's own sys.excepthook gets the uncaught exception; sys.last_value is set before.
import sys


class Loud:
    def __del__(self):
        print("del")


def hook(kind, value, traceback):
    print(kind.__name__, value, traceback.tb_lineno, value.__traceback__ is traceback)
    print(sys.last_value is value, sys.last_type is kind, sys.last_traceback is traceback)
    print(sys.getrefcount(value) > 2, sys.exc_info())
    print(sys.__excepthook__ is not hook, "to stderr", file=sys.stderr)


def fail():
    loud = Loud()
    raise KeyError("missing")


sys.excepthook = hook
fail()
