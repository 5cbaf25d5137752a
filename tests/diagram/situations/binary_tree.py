# A binary tree of 31 nodes.


class Node:
    def __init__(self, key, left, right):
        self.key = key
        self.left = left
        self.right = right


def build(low, high):
    if low > high:
        return None
    middle = (low + high) // 2
    return Node(middle, build(low, middle - 1), build(middle + 1, high))


root = build(1, 31)
