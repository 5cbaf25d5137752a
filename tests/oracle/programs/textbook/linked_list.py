# A linked list with all its operations.
class Node:
    def __init__(self, data):
        self.data = data
        self.next = None

class LinkedList:
    def __init__(self, items=()):
        self.head = None
        self._size = 0
        for item in items:
            self.append(item)

    def append(self, data):
        node = Node(data)
        if not self.head:
            self.head = node
        else:
            current = self.head
            while current.next:
                current = current.next
            current.next = node
        self._size += 1

    def prepend(self, data):
        node = Node(data)
        node.next, self.head = self.head, node
        self._size += 1

    def remove(self, data):
        previous, current = None, self.head
        while current:
            if current.data == data:
                if previous:
                    previous.next = current.next
                else:
                    self.head = current.next
                self._size -= 1
                return True
            previous, current = current, current.next
        raise ValueError(f"{data!r} not in list")

    def reverse(self):
        previous = None
        current = self.head
        while current:
            current.next, previous, current = previous, current, current.next
        self.head = previous

    def __iter__(self):
        node = self.head
        while node:
            yield node.data
            node = node.next

    def __len__(self):
        return self._size

    def __contains__(self, item):
        return any(x == item for x in self)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return LinkedList(list(self)[index])
        if index < 0:
            index += len(self)
        for i, value in enumerate(self):
            if i == index:
                return value
        raise IndexError("list index out of range")

    def __repr__(self):
        return " -> ".join([repr(x) for x in self] + ["None"])

ll = LinkedList([1, 2, 3])
ll.prepend(0)
ll.append("end")
print(ll, len(ll))
ll.reverse()
print(ll)
ll.remove(2)
print(ll, 2 in ll, 3 in ll, ll[0], ll[-1], ll[1:3])
try:
    ll.remove(42)
except ValueError as e:
    print("Error:", e)
try:
    ll[10]
except IndexError as e:
    print("Error:", e)
a, *b = ll
print(a, b, sorted(map(str, ll)))
