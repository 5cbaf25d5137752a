# Breadth first, depth first, all paths, topological order.
from collections import deque, defaultdict

graph = {
    'A': ['B', 'C'],
    'B': ['A', 'D', 'E'],
    'C': ['A', 'F'],
    'D': ['B'],
    'E': ['B', 'F'],
    'F': ['C', 'E'],
}

def bfs(graph, start):
    visited, queue = [start], deque([start])
    while queue:
        vertex = queue.popleft()
        for n in graph[vertex]:
            if n not in visited:
                visited.append(n)
                queue.append(n)
    return visited

def dfs(graph, start, visited=None):
    if visited is None:
        visited = set()
    visited.add(start)
    order = [start]
    for n in graph[start]:
        if n not in visited:
            order += dfs(graph, n, visited)
    return order

def find_path(graph, start, end, path=[]):
    path = path + [start]
    if start == end:
        return path
    for node in graph[start]:
        if node not in path:
            newpath = find_path(graph, node, end, path)
            if newpath:
                return newpath
    return None

def all_paths(graph, start, end, path=()):
    path = (*path, start)
    if start == end:
        yield path
    for node in graph[start]:
        if node not in path:
            yield from all_paths(graph, node, end, path)

print(bfs(graph, 'A'))
print(dfs(graph, 'A'))
print(find_path(graph, 'D', 'C'))
print(find_path.__defaults__)
for p in all_paths(graph, 'A', 'F'):
    print('-'.join(p))

def topological(edges):
    indegree = defaultdict(int)
    out = defaultdict(list)
    nodes = set()
    for a, b in edges:
        out[a].append(b)
        indegree[b] += 1
        nodes |= {a, b}
    ready = sorted(n for n in nodes if not indegree[n])
    result = []
    while ready:
        n = ready.pop(0)
        result.append(n)
        for m in out[n]:
            indegree[m] -= 1
            if indegree[m] == 0:
                ready.append(m)
    if len(result) != len(nodes):
        raise ValueError("graph has a cycle")
    return result

print(topological([(5, 2), (5, 0), (4, 0), (4, 1), (2, 3), (3, 1)]))
try:
    topological([(1, 2), (2, 1)])
except ValueError as error:
    print("ValueError:", error)
