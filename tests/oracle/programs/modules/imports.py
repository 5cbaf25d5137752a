# The forms of import.
import gc
import sys as system
import gc as collector, sys
from gc import collect, isenabled as enabled
from sys import getrefcount

print(gc is collector, sys is system, collect is gc.collect, enabled(), callable(getrefcount))
print(gc, sys, type(gc), gc.__name__, sys.__name__, __name__)


def local():
    import weakref
    from weakref import ref
    return weakref.ref is ref, "weakref" in globals()


print(local())
print(hasattr(gc, "collect"), hasattr(gc, "nothing"), getattr(sys, "getrefcount") is sys.getrefcount)
try:
    from gc import nothing
except ImportError as error:
    print(type(error).__name__, str(error)[:34])
try:
    gc.nothing
except AttributeError as error:
    print(error)
gc.added = 5
print(gc.added, collector.added)
del gc.added
print(hasattr(gc, "added"))
del sys
import sys
print(sys is system)
if True:
    import time
print(time.sleep.__name__, type(time).__name__)


class Body:
    import gc as inside


print(Body.inside is gc)
