# warnings: actions, filters, the registry, what is refused
import sys
import warnings


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


sys.stderr = sys.stdout


def registry():
    return [(k, v) for k, v in globals().get("__warningregistry__", {}).items() if k != "version"]


warnings.simplefilter("default")


def f():
    warnings.warn("one")


f()
f()
print(registry())
warnings.simplefilter("always")


def g():
    warnings.warn("two", RuntimeWarning, stacklevel=2)


g()
g()
warnings.simplefilter("once")
for i in range(2):
    warnings.warn("three", DeprecationWarning)
warnings.warn("three", DeprecationWarning)
warnings.simplefilter("module")
warnings.warn("four")
warnings.warn("four")
print(registry(), warnings.onceregistry)
warnings.simplefilter("error", UserWarning)
show(lambda: warnings.warn("five"))
show(lambda: warnings.warn(UserWarning("six")))
show(lambda: warnings.warn("x", int))
show(lambda: warnings.warn("x", 3))
show(lambda: warnings.warn("x", stacklevel="a"))
show(lambda: warnings.warn_explicit("x", 3, "f", 1))
show(lambda: warnings.warn_explicit("x", UserWarning, 3, 1))
S, F = warnings.simplefilter, warnings.filterwarnings
for wrong in (lambda: S("bad", 3, -1), lambda: S("default", lineno=-1), lambda: S("default", lineno="x"), lambda: F("bad"),
              lambda: F("default", 3, 3), lambda: F("default", "", 3, 3), lambda: F("default", "", int, 3, -1),
              lambda: F("default", "", Warning, 3, -1), lambda: F("default", "", Warning, "", -1)):
    show(wrong)
warnings.resetwarnings()
print(warnings.filters, S("ignore"), warnings.filters)
S("ignore", append=True)
F("error", category=UserWarning, lineno=7, append=True)
print(warnings.filters)
warnings.resetwarnings()
warnings.warn_explicit("ex", UserWarning, "file.py", 12)
warnings.warn_explicit("ex", UserWarning, "file.py", 12)
reg = {}
warnings.warn_explicit("ex", UserWarning, "file.py", 12, registry=reg)
warnings.warn_explicit("ex", UserWarning, "file.py", 12, registry=reg)
reg.pop("version")
print(reg)
F("error", "bad", UserWarning, "m")
show(lambda: warnings.warn_explicit("BADly", UserWarning, "f", 1, "m"))
show(lambda: warnings.warn_explicit("a bad", UserWarning, "f", 1, "m"))
show(lambda: warnings.warn_explicit("bad", UserWarning, "f", 1, "mm"))
show(lambda: warnings.warn_explicit("bad", RuntimeWarning, "f", 1, "m", {}))
