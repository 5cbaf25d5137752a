# gc.get_objects, gc.garbage, gc.is_finalized.
import gc


class A:
    def __del__(self):
        pass


a = A()
a.l = [12345]
objects = gc.get_objects()
print(type(objects).__name__, [x is a for x in objects].count(True), [x is a.l for x in objects].count(True), len(objects) > 10)
print([x is objects for x in objects].count(True), [type(x) is int for x in objects].count(True), [type(x) is str for x in objects].count(True))
del objects
print([x is A for x in gc.get_objects()].count(True), [x is A.__del__ for x in gc.get_objects()].count(True))
print(gc.is_finalized(a), gc.is_finalized([]), gc.is_finalized(5), gc.garbage)
mine = [x for x in gc.get_objects() if isinstance(x, A)]
print(len(mine), mine[0] is a)
mine.clear()
del a
print(len([x for x in gc.get_objects() if isinstance(x, A)]))
gc.garbage.append("anything")
print(gc.garbage, len(gc.garbage))
gc.garbage.clear()
gc.collect()
print(gc.garbage)
