# A singly linked list with iteration, reversal, deletion; nodes die when they are unlinked.
class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next

    def __del__(self):
        print("free", self.value)


class LinkedList:
    def __init__(self, values=()):
        self.head = None
        self.size = 0
        for value in reversed(list(values)):
            self.push(value)

    def push(self, value):
        self.head = Node(value, self.head)
        self.size += 1

    def pop(self):
        if self.head is None:
            raise IndexError("pop from an empty list")
        node = self.head
        self.head = node.next
        self.size -= 1
        return node.value

    def remove(self, value):
        before, node = None, self.head
        while node and node.value != value:
            before, node = node, node.next
        if node is None:
            raise ValueError(f"{value!r} is not in the list")
        if before is None:
            self.head = node.next
        else:
            before.next = node.next
        self.size -= 1

    def reverse(self):
        previous, node = None, self.head
        while node:
            node.next, previous, node = previous, node, node.next
        self.head = previous

    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next

    def __len__(self):
        return self.size

    def __repr__(self):
        return " -> ".join(map(str, self)) or "(empty)"


items = LinkedList("abcde")
print(items, len(items))
print("popped", items.pop())
items.remove("c")
items.reverse()
print(items, "d" in items, "z" in items)
try:
    items.remove("z")
except ValueError as error:
    print("error:", error)
for value in items:
    print("first", value)
    break
items.head = None
print("emptied", list(items))
