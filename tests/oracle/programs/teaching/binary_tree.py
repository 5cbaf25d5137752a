# A binary search tree: insertion, traversal by recursive generators, height, deletion, parents held weakly.
import weakref


class Tree:
    def __init__(self, key, parent=None):
        self.key = key
        self.left = self.right = None
        self._parent = weakref.ref(parent) if parent else None

    @property
    def parent(self):
        return self._parent() if self._parent else None

    def insert(self, key):
        side = "left" if key < self.key else "right"
        child = getattr(self, side)
        if child is None:
            setattr(self, side, Tree(key, self))
        else:
            child.insert(key)

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.key
        if self.right:
            yield from self.right

    def height(self):
        return 1 + max((child.height() for child in (self.left, self.right) if child), default=0)

    def path(self):
        node, keys = self, []
        while node:
            keys.append(node.key)
            node = node.parent
        return keys

    def __del__(self):
        print("gone", self.key)


root = Tree(8)
for key in [3, 10, 1, 6, 14, 4, 7, 13]:
    root.insert(key)
print(list(root), root.height())
print(root.left.right.left.path())
print([key for key in root if key % 2])
leaf = root.right.right.left
root.right = None
print("cut", leaf.path())
del root
print("end", leaf.path())
