# difference: instances of the classes of some C modules (functools, operator; from 3.12
#     on collections.deque and defaultdict too) do not count among the references to their class,
#     and gc.get_referents() of one does not name it
# reason: those classes are static here, as they were before CPython made them heap types
# refarium: 0 False
import functools
import gc
import sys

before = sys.getrefcount(functools.partial)
partials = [functools.partial(print) for _ in range(5)]
print(sys.getrefcount(functools.partial) - before,
      functools.partial in gc.get_referents(partials[0]))
