# A linked list, a stack, a queue and a tree as in a first course.
class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


class LinkedList:
    def __init__(self, values=()):
        self.head = None
        self.length = 0
        for value in values:
            self.append(value)

    def append(self, value):
        node = Node(value)
        self.length += 1
        if self.head is None:
            self.head = node
            return
        current = self.head
        while current.next is not None:
            current = current.next
        current.next = node

    def reverse(self):
        previous = None
        current = self.head
        while current:
            current.next, previous, current = previous, current, current.next
        self.head = previous

    def values(self):
        result, current = [], self.head
        while current:
            result.append(current.value)
            current = current.next
        return result


items = LinkedList([1, 2, 3, 4])
items.reverse()
items.append("end")
print(items.values(), items.length, items.head.next.value)


class Tree:
    def __init__(self, value):
        self.value, self.left, self.right = value, None, None

    def insert(self, value):
        side = "left" if value < self.value else "right"
        child = getattr(self, side)
        if child is None:
            setattr(self, side, Tree(value))
        else:
            child.insert(value)

    def walk(self):
        left = self.left.walk() if self.left else []
        right = self.right.walk() if self.right else []
        return left + [self.value] + right

    def depth(self):
        return 1 + max([t.depth() for t in (self.left, self.right) if t] or [0])


root = Tree(50)
for value in (30, 70, 20, 40, 60, 80, 10):
    root.insert(value)
print(root.walk(), root.depth(), root.left.left.left.value)
