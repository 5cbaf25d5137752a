# Breadth-first and depth-first search, cycles, shortest paths.
graph = {"a": ["b", "c"], "b": ["d"], "c": ["d", "e"], "d": ["f"], "e": ["f"], "f": []}


def breadth_first(start):
    seen, queue = [start], [start]
    while queue:
        node = queue.pop(0)
        for other in graph[node]:
            if other not in seen:
                seen.append(other)
                queue.append(other)
    return seen


def depth_first(node, seen=None):
    seen = [] if seen is None else seen
    seen.append(node)
    for other in graph[node]:
        if other not in seen:
            depth_first(other, seen)
    return seen


def paths(start, end):
    if start == end:
        return [[end]]
    return [[start] + rest for other in graph[start] for rest in paths(other, end)]


def has_cycle(graph):
    state = {}

    def visit(node):
        if state.get(node) == "open":
            return True
        if state.get(node) == "done":
            return False
        state[node] = "open"
        found = max([visit(other) for other in graph[node]], default=False)
        state[node] = "done"
        return found

    return max([visit(node) for node in graph])


print(breadth_first("a"), depth_first("a"))
print(paths("a", "f"), len(paths("a", "f")), min(paths("a", "f"), key=len))
print(has_cycle(graph), has_cycle({1: [2], 2: [3], 3: [1]}))
queens = []


def place(row, columns, n=5):
    if row == n:
        queens.append(columns)
        return
    for c in range(n):
        for r, other in enumerate(columns):
            if other == c or abs(other - c) == row - r:
                break
        else:
            place(row + 1, columns + [c])


place(0, [])
print(len(queens), queens[0], queens[-1])
