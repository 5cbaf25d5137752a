# title: Small integers are shared
# python: 3.13
# order: 20

# %% One object for ten
import gc

x = 10
y = 10
print("same object:", x is y, id(x) == id(y))


# %% Two nodes that point at each other
class Node:
    def __init__(self, value):
        self.value = value
        self.next = None


n1 = Node(1)
n2 = Node(2)
n1.next = n2
n2.next = n1
print(n1.next.next is n1)
print("collector enabled:", gc.isenabled())
print("garbage:", gc.garbage)
