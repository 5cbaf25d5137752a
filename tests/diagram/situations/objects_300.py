# Three hundred objects that are all shown: fifteen linked lists of twenty nodes, in three dicts.
# at: end, counted


class Node:
    def __init__(self, value, next):
        self.value = value
        self.next = next


def chain(length):
    first = None
    while length:
        first = Node(length, first)
        length -= 1
    return first


def region():
    return {"a": chain(20), "b": chain(20), "c": chain(20), "d": chain(20), "e": chain(20)}


north, south, west = region(), region(), region()
