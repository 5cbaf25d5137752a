# Instances die and are collected as others; a generated method stands in a traceback
import gc
import weakref
from dataclasses import dataclass

gc.collect()
gc.disable()


@dataclass
class Node:
    name: str
    next: "Node" = None

    def __del__(self):
        print("del", self.name)


@dataclass
class Checked:
    value: int

    def __post_init__(self):
        if self.value < 0:
            raise ValueError("negative")


a = Node("a", Node("b"))
print(a.next.name, a)
del a
c = Node("c")
c.next = c
print(gc.collect())
watch = weakref.ref(c)
del c
print(gc.collect(), watch())
del Node
print(gc.collect() > 0)
Checked(-1)
