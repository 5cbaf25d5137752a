# 300 objects, each with references to three others anywhere.
class Node:
    def __init__(self, number):
        self.number = number

nodes = []
seed = 7
for number in range(300):
    node = Node(number)
    for name in ("left", "right", "up"):
        if nodes:
            seed = (seed * 1103515245 + 12345) % 2147483648
            setattr(node, name, nodes[(seed >> 8) % len(nodes)])
    nodes.append(node)
del node
