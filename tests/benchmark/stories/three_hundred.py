import gc


class Node:
    def __init__(self, number, before):
        self.number = number
        self.before = before


def chain(length):
    node = None
    for number in range(length):
        node = Node(number, node)
    return node


nodes = [chain(15) for number in range(20)]
nodes[3].before.before = None
nodes[7] = None
nodes[0].before = nodes[1]
del nodes[11]
nodes[5].first = nodes[5]
nodes[5] = None
gc.collect()
nodes.clear()
