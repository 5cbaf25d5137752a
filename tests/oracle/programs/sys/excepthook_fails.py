# A failing sys.excepthook: both exceptions are shown.
import sys


def hook(kind, value, traceback):
    raise ValueError("in hook")


sys.excepthook = hook
1 / 0
