# difference: the iterators of itertools cannot be copied, except those of tee
# reason: CPython copies them by pickling, which it gave up in 3.14
# refarium: cannot pickle 'itertools.count' object
import copy
import itertools

try:
    print(copy.copy(itertools.count(3)))
except TypeError as error:
    print(error)
