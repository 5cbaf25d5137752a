# Shortest paths with a heap, and between all pairs.
import heapq
from math import inf

def dijkstra(graph, source):
    dist = {v: inf for v in graph}
    prev = dict.fromkeys(graph)
    dist[source] = 0
    queue = [(0, source)]
    while queue:
        d, u = heapq.heappop(queue)
        if d > dist[u]:
            continue
        for v, w in graph[u].items():
            if (alt := d + w) < dist[v]:
                dist[v] = alt
                prev[v] = u
                heapq.heappush(queue, (alt, v))
    return dist, prev

def path(prev, target):
    result = []
    while target is not None:
        result.insert(0, target)
        target = prev[target]
    return result

G = {
    "s": {"u": 10, "x": 5},
    "u": {"v": 1, "x": 2},
    "v": {"y": 4},
    "x": {"u": 3, "v": 9, "y": 2},
    "y": {"s": 7, "v": 6},
    "z": {},
}
dist, prev = dijkstra(G, "s")
for node, d in sorted(dist.items(), key=lambda kv: (kv[1], kv[0])):
    print("{:>3} {:>5} {}".format(node, d, path(prev, node)))
def floyd(n, edges):
    d = [[0 if i == j else inf for j in range(n)] for i in range(n)]
    for a, b, w in edges:
        d[a][b] = w
    for k in range(n):
        for i in range(n):
            for j in range(n):
                d[i][j] = min(d[i][j], d[i][k] + d[k][j])
    return d
for row in floyd(4, [(0, 1, 3), (1, 2, -2), (2, 3, 2), (3, 0, 1)]):
    print(*(f"{x:4}" for x in row))
