# freeze takes what lives out of the collector's sight; unfreeze gives it to the oldest generation.
import gc

gc.collect()
gc.disable()


class Node:
    def __del__(self):
        print("del")


node = Node()
node.me = node
start = gc.get_freeze_count()
gc.freeze()
print(gc.get_freeze_count() > start, gc.get_count())
del node
print(gc.collect())
print([o for o in gc.get_objects() if type(o) is Node])
young = Node()
print(len([o for o in gc.get_objects(0) if o is young]))
gc.unfreeze()
print(gc.get_freeze_count())
print([type(o).__name__ for o in gc.get_objects(2) if type(o) is Node])
print([type(o).__name__ for o in gc.get_objects(0) if type(o) is Node])
print(gc.collect(1), gc.collect())
del young
