# Five frames on the call stack.
# at: deepest


def depth(items, level):
    if level == 4:
        return items
    own = [level]
    items.append(own)
    return depth(items, level + 1)


result = depth([], 0)
