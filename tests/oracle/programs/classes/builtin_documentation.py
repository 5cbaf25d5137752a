# Which built-in classes have a documentation, and how their objects come to it
import functools
import itertools
import operator
import sys

print(KeyError.__doc__ is KeyError.__doc__, sys.getrefcount(KeyError.__doc__))
print(functools.partial.__doc__ is functools.partial.__doc__)
error = KeyError(1)
print(error.__doc__ is error.__doc__, sys.getrefcount(error.__doc__))
print([].__doc__ is None, (1).__doc__ is None, None.__doc__ is None, ....__doc__ is None)
for kind in (int, str, list, dict, set, tuple, range, type, object, type(None), type(...),
             type(NotImplemented), type(print), type(bare := lambda: 0), type({}.keys()),
             type(iter([])), type(x for x in []), super, property, Exception, OSError,
             type(type.__dict__), functools.partial, operator.itemgetter, itertools.chain,
             type(sys), slice, zip, map, filter, memoryview):
    print(kind.__name__, kind.__doc__ is None)


class Items(list):
    pass


class Failure(Exception):
    "told"


print(Items.__doc__, Items().__doc__, Failure.__doc__, Failure().__doc__)
