# Nodes that refer to each other in both directions need the collector.
import gc
import sys

class DNode:
    count = 0
    def __init__(self, value, prev=None, next=None):
        self.value = value
        self.prev = prev
        self.next = next
        DNode.count += 1
    def __del__(self):
        DNode.count -= 1

class DList:
    def __init__(self):
        self.first = self.last = None
    def push(self, value):
        node = DNode(value, prev=self.last)
        if self.last is None:
            self.first = node
        else:
            self.last.next = node
        self.last = node
        return self
    def pop(self):
        node = self.last
        if node is None:
            raise IndexError("pop from empty list")
        self.last = node.prev
        if self.last is None:
            self.first = None
        else:
            self.last.next = None
        return node.value

gc.collect()
gc.disable()
d = DList()
d.push(1).push(2).push(3)
print(DNode.count, sys.getrefcount(d.first), sys.getrefcount(d.last))
print(d.pop(), DNode.count)
del d
print("after del", DNode.count)
print("collected", gc.collect())
print("after collect", DNode.count)
e = DList()
try:
    e.pop()
except IndexError as err:
    print(type(err), err, err.args)
