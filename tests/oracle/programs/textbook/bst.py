# A search tree as a mapping.
class BST:
    class _Node:
        __slots__ = "key", "value", "left", "right"
        def __init__(self, key, value):
            self.key, self.value = key, value
            self.left = self.right = None

    def __init__(self):
        self._root = None
        self._n = 0

    def __setitem__(self, key, value):
        self._root = self._put(self._root, key, value)

    def _put(self, node, key, value):
        if node is None:
            self._n += 1
            return BST._Node(key, value)
        if key < node.key:
            node.left = self._put(node.left, key, value)
        elif key > node.key:
            node.right = self._put(node.right, key, value)
        else:
            node.value = value
        return node

    def __getitem__(self, key):
        node = self._root
        while node is not None:
            if key == node.key:
                return node.value
            node = node.left if key < node.key else node.right
        raise KeyError(key)

    def __len__(self):
        return self._n

    def __iter__(self):
        yield from self._inorder(self._root)

    def _inorder(self, node):
        if node:
            yield from self._inorder(node.left)
            yield node.key
            yield from self._inorder(node.right)

    def height(self):
        def h(n):
            return 0 if n is None else 1 + max(h(n.left), h(n.right))
        return h(self._root)

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

tree = BST()
for word in "the quick brown fox jumps over the lazy dog".split():
    tree[word] = tree.get(word, 0) + 1
for key in tree:
    print(f"{key:<8}{tree[key]:>3}")
print(len(tree), tree.height(), "fox" in tree, "cat" in tree)
try:
    tree["cat"]
except KeyError as e:
    print("KeyError:", e)
try:
    tree._root.colour = "red"
except AttributeError as e:
    print(e)
