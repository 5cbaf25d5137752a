# SPDX-License-Identifier: MIT
class Node:
    def __init__(self, next):
        self.next = next


def make(n):
    head = None
    for i in range(n):
        head = Node(head)
    for i in range(n):
        Node(None)
    return head


print(make(60000).next is not None)
