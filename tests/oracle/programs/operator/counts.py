# What getters hold and for how long, and that the functions keep nothing.
import gc
import sys
from operator import itemgetter, attrgetter, methodcaller, add, iadd, contains, setitem

gc.collect()
gc.disable()


class Key:
    def __init__(self, name):
        self.name = name

    def __index__(self):
        return 1

    def __del__(self):
        print("gone", self.name)


k = Key("k")
one = itemgetter(k)
print(sys.getrefcount(k), one([5, 6]))
two = itemgetter(k, k)
print(sys.getrefcount(k), two([5, 6]))
call = methodcaller("f", k, key=k)
print(sys.getrefcount(k))
del call, two
print(sys.getrefcount(k))
k = None
one = None
print(sys.getsizeof(itemgetter(1)), sys.getsizeof(attrgetter("a", "b.c")), sys.getsizeof(methodcaller("f", 1)))
print(gc.is_tracked(itemgetter(1)), gc.is_tracked(attrgetter("a")), gc.is_tracked(methodcaller("f")))
box = [Key("in a cycle")]
box.append(itemgetter(box))
del box
print(gc.collect())
box = [Key("in a caller")]
box.append(methodcaller("f", box, k=box))
del box
print(gc.collect())
o = object()
add([o], [o])
n = sys.getrefcount(o)
items = iadd([o], (o, o))
print(sys.getrefcount(o) - n, contains(items, o), sys.getrefcount(o) - n)
setitem(items, 0, None)
print(sys.getrefcount(o) - n)
loop = itemgetter([])
print(repr(loop))
