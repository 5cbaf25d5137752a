# Small integers are shared; a pair of nodes is not.
import gc

gc.collect()
gc.disable()

x = 10
y = 10
print("equal:", x == y, "same object:", x is y, "same id:", id(x) == id(y))
x += 1
print(x, y, x is y)
x -= 1
print(x, y, x is y)


class Node:
    def __init__(self, value):
        self.value = value
        self.next = None


n1 = Node(1)
n2 = Node(2)
n1.next = n2
n2.next = n1
print(n1.next.value, n1.next.next.value, n1.next.next is n1)
print("enabled:", gc.isenabled())
print("garbage:", gc.garbage)
del n1
print("one name left:", n2.next.next is n2)
del n2
print("collected:", gc.collect())
print("garbage:", gc.garbage)
gc.enable()
print("enabled:", gc.isenabled())
