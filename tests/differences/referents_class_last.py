# difference: gc.get_referents() names the class of an attrgetter or methodcaller first, not last, and the
#     entries of a cached function's cache besides their keys and values
# reason: the class is visited in one place for all classes written in C; each entry of a cache is an
#     object here
# refarium: ['type', 'tuple']
import gc
import operator

print([type(o).__name__ for o in gc.get_referents(operator.attrgetter("a"))])
