class Node:
    def __init__(self, next):
        self.next = next


head = None
for i in range(20000):
    head = Node(head)
for i in range(20000):
    Node(None)
print(head.next is not None)
