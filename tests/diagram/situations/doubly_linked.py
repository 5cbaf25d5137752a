# A doubly linked list of six nodes.


class Node:
    def __init__(self, value):
        self.value = value
        self.next = None
        self.previous = None


head = tail = Node(0)
for value in range(1, 6):
    node = Node(value)
    node.previous = tail
    tail.next = node
    tail = node
del node
