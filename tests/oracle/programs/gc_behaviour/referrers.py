# Who refers to whom: get_referrers, get_referents, and how many.
import gc

gc.collect()
gc.disable()


class Node:
    pass


class Slotted:
    __slots__ = ("a", "b")


def kinds(objects):
    return sorted([type(o).__name__ for o in objects])


node = Node()
print(kinds(gc.get_referrers(node)))
items = [node, node]
pair = (node, 1)
table = {"k": node}
unique = {node}
other = Node()
other.link = node
slotted = Slotted()
slotted.a = node
method = other.__init__
print(kinds(gc.get_referrers(node)), len(gc.get_referrers(node, other)))
print(kinds(gc.get_referents(items)), kinds(gc.get_referents(pair)), kinds(gc.get_referents(table)))
print(kinds(gc.get_referents(other)), kinds(gc.get_referents(slotted)))
print(kinds(gc.get_referents(items, pair)), gc.get_referents(5, "x"), gc.get_referrers())


def function(x=node, *, y=items):
    return node


def closure():
    cell = node

    def inner():
        return cell
    return inner


inner = closure()
print(kinds(gc.get_referents(function.__defaults__)), kinds(gc.get_referents(inner.__closure__[0])))
print(function in gc.get_referrers(function.__defaults__))
print(len(gc.get_referrers(inner.__closure__[0])), kinds(gc.get_referrers(inner.__closure__)))
iterator = iter(items)
print(items in gc.get_referents(iterator), iterator in gc.get_referrers(items))
print(kinds(gc.get_referents(slice(items, pair, None))), kinds(gc.get_referents(enumerate(items))))
error = ValueError(node)
print(kinds(gc.get_referents(error)))
