# Breadth-first, depth-first, Dijkstra, topological order, union-find.
import heapq
from collections import defaultdict, deque

edges = [("a", "b", 7), ("a", "c", 9), ("a", "f", 14), ("b", "c", 10), ("b", "d", 15),
         ("c", "d", 11), ("c", "f", 2), ("d", "e", 6), ("e", "f", 9)]
graph = defaultdict(dict)
for one, two, weight in edges:
    graph[one][two] = graph[two][one] = weight


def bfs(start):
    seen, queue = {start: 0}, deque([start])
    while queue:
        node = queue.popleft()
        for other in graph[node]:
            if other not in seen:
                seen[other] = seen[node] + 1
                queue.append(other)
    return seen


def dfs(node, seen=None):
    seen = seen if seen is not None else []
    seen.append(node)
    for other in sorted(graph[node]):
        if other not in seen:
            dfs(other, seen)
    return seen


def dijkstra(start):
    distances, heap = {}, [(0, start, None)]
    while heap:
        distance, node, before = heapq.heappop(heap)
        if node in distances:
            continue
        distances[node] = distance, before
        for other, weight in graph[node].items():
            heapq.heappush(heap, (distance + weight, other, node))
    return distances


def topological(depends):
    done, order = set(), []

    def visit(name, path=()):
        if name in path:
            raise ValueError("cycle: " + " -> ".join(path[path.index(name):] + (name,)))
        if name not in done:
            for other in depends.get(name, ()):
                visit(other, path + (name,))
            done.add(name)
            order.append(name)

    for name in depends:
        visit(name)
    return order


print(bfs("a"))
print(dfs("a"))
print(dijkstra("a"))
print(topological({"shoes": ["socks"], "trousers": ["pants"], "belt": ["trousers"], "socks": []}))
try:
    topological({"a": ["b"], "b": ["c"], "c": ["b"]})
except ValueError as error:
    print(error)
parent = {}


def find(x):
    while parent.setdefault(x, x) != x:
        parent[x] = x = parent[parent[x]]
    return x


for one, two, weight in sorted(edges, key=lambda edge: edge[2]):
    if find(one) != find(two):
        parent[find(one)] = find(two)
        print(one, two, weight, end="; ")
print(len({find(x) for x in graph}))
