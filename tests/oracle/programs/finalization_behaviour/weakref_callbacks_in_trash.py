# Callbacks of weak references that are trash themselves never run; those of survivors do, first.
import gc
import weakref

gc.collect()
gc.disable()


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name, [r() for r in getattr(self, "refs", ())])


def note(text):
    def callback(ref):
        print("callback", text, ref())
    return callback


x = Node("x")
x.me = x
x.refs = [weakref.ref(x, note("inside"))]
outside = weakref.ref(x, note("outside"))
second = weakref.ref(x, note("second outside"))
del x
print(gc.collect())

a, b = Node("a"), Node("b")
a.other, b.other = b, a
a.refs = [weakref.ref(b, note("a's of b"))]
live = weakref.ref(a, note("of a"))
del a, b
print(gc.collect(), live())


class Watcher:
    def __call__(self, ref):
        print("watcher called")


watcher = Watcher()
c = Node("c")
c.me = c
watcher.ref = weakref.ref(c, watcher)
c.watcher = watcher
del c, watcher
print(gc.collect())


class Link(weakref.ref):
    pass


d = Node("d")
d.me = d
link = Link(d, note("of a subclass"))
link.self = link
del d
print(gc.collect())
del link
print(gc.collect())


def dying_class():
    class Local:
        pass
    return weakref.ref(Local, note("of a class")), weakref.ref(Local.__init_subclass__)


refs = dying_class()
print(gc.collect() > 0, refs[0](), refs[1]())
generator = (i for i in range(3))
function = lambda: 0
error = ValueError()
refs = [weakref.ref(o, note(type(o).__name__)) for o in (generator, function, {1}, frozenset([2]))]
del generator
del function
try:
    weakref.ref(error)
except TypeError as wrong:
    print(wrong)
