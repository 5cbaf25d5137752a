# What can't be raised goes to sys.unraisablehook.
import sys
import weakref


class Bad:
    def __del__(self):
        raise ValueError("in del")


def hook(args):
    print(type(args).__name__, len(args), args.exc_type.__name__, args.exc_value, args.err_msg)
    print(args.object.__name__, args.exc_traceback.tb_lineno)


def callback(ref):
    raise KeyError("in callback")


sys.unraisablehook = hook
Bad()


class Thing:
    pass


thing = Thing()
ref = weakref.ref(thing, callback)
del thing


def failing(args):
    raise RuntimeError("in hook")


sys.unraisablehook = failing
Bad()
sys.unraisablehook = None
Bad()
sys.unraisablehook = sys.__unraisablehook__
Bad()
del sys.unraisablehook
Bad()
try:
    sys.__unraisablehook__(1)
except TypeError as error:
    print(error)
