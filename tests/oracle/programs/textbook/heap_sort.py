# Heap sort and a priority queue, by hand and with heapq.
def heapify(a, n, i):
    largest = i
    l, r = 2 * i + 1, 2 * i + 2
    if l < n and a[l] > a[largest]:
        largest = l
    if r < n and a[r] > a[largest]:
        largest = r
    if largest != i:
        a[i], a[largest] = a[largest], a[i]
        heapify(a, n, largest)

def heap_sort(a):
    n = len(a)
    for i in range(n // 2 - 1, -1, -1):
        heapify(a, n, i)
    for end in range(n - 1, 0, -1):
        a[0], a[end] = a[end], a[0]
        heapify(a, end, 0)
    return a

class PriorityQueue:
    def __init__(self, key=lambda x: x):
        self.key = key
        self._heap = []
    def push(self, item):
        self._heap.append(item)
        i = len(self._heap) - 1
        while i > 0:
            parent = (i - 1) >> 1
            if self.key(self._heap[i]) < self.key(self._heap[parent]):
                self._heap[i], self._heap[parent] = self._heap[parent], self._heap[i]
                i = parent
            else:
                break
    def pop(self):
        if not self._heap:
            raise IndexError("empty queue")
        top, last = self._heap[0], self._heap.pop()
        if self._heap:
            self._heap[0] = last
            self._sink(0)
        return top
    def _sink(self, i):
        n = len(self._heap)
        while (c := 2 * i + 1) < n:
            if c + 1 < n and self.key(self._heap[c + 1]) < self.key(self._heap[c]):
                c += 1
            if self.key(self._heap[i]) <= self.key(self._heap[c]):
                return
            self._heap[i], self._heap[c] = self._heap[c], self._heap[i]
            i = c
    def __bool__(self):
        return bool(self._heap)

print(heap_sort([5, 3, 8, 1, 9, 2, 7]))
pq = PriorityQueue(key=lambda t: t[1])
for task in [("write", 3), ("read", 1), ("sleep", 9), ("eat", 2)]:
    pq.push(task)
while pq:
    print(*pq.pop(), sep=": ")
import heapq
h = []
for x in (4, 1, 7, 3):
    heapq.heappush(h, x)
print(h, [heapq.heappop(h) for _ in range(len(h))])
print(heapq.nlargest(2, [1, 5, 2, 8]), heapq.nsmallest(2, "hello"))
