# Three hundred objects that are all shown: a tree of nodes with some links across.
# at: end, counted


class Node:
    def __init__(self, number):
        self.number = number
        self.left = None
        self.right = None
        self.link = None


nodes = {}
order = []
root = Node(0)
order.append(root)
for number in range(1, 296):
    node = Node(number)
    parent = order[(number - 1) // 2]
    if number % 2:
        parent.left = node
    else:
        parent.right = node
    if number % 3 == 0:
        node.link = order[number * 7 % number]
    order.append(node)
order = None
