# sys.exit() in sys.excepthook decides on the exit status.
import sys


def hook(kind, value, traceback):
    print("hook", value)
    sys.exit(7)


try:
    sys.__excepthook__(TypeError, TypeError("shown"), None)
    sys.excepthook = None
    sys.excepthook = hook
finally:
    print("finally")
raise LookupError("gone")
