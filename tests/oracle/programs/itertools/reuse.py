# A result tuple that nobody kept is given out again; one that was kept is not.
import gc
import sys
from itertools import (combinations, combinations_with_replacement, pairwise, permutations, product,
                       zip_longest)


def look(make):
    ids = {id(t) for t in make()}
    kept = list(make())
    print(len(ids) == 1, len({id(t) for t in kept}) == len(kept), kept[-1])
    it = make()
    first = next(it)
    second = next(it)
    print(first is second, first, second, sys.getrefcount(first), sys.getrefcount(second))
    del first
    again = id(second)
    del second
    print(id(next(it)) == again, gc.is_tracked(it), sys.getsizeof(it))


look(lambda: product("ab", [object, 1, 2]))
look(lambda: permutations("abc"))
look(lambda: combinations("abcd", 3))
look(lambda: combinations_with_replacement("abc", 2))
look(lambda: zip_longest("abc", "de"))
it = pairwise([object(), object(), object(), object()])
print(len({id(t) for t in it}) <= 2, sys.getsizeof(it))
it = product([[]], [1, 2])
t = next(it)
t[0].append(t)
print(gc.is_tracked(t), [type(o).__name__ for o in gc.get_referents(it)][-2:])
for t in it:
    pass
print(sys.getrefcount(t), next(it, "end"), sys.getrefcount(t))
