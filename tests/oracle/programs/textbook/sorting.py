# Sorting algorithms against sorted (); bisection.
import random
def bubble(a):
    n = len(a)
    for i in range(n):
        swapped = False
        for j in range(n - 1 - i):
            if a[j] > a[j + 1]: a[j], a[j + 1] = a[j + 1], a[j]; swapped = True
        if not swapped: break
    return a
def insertion(a):
    for i in range(1, len(a)):
        key, j = a[i], i - 1
        while j >= 0 and a[j] > key: a[j + 1] = a[j]; j -= 1
        a[j + 1] = key
    return a
def selection(a):
    for i in range(len(a)):
        m = min(range(i, len(a)), key=a.__getitem__); a[i], a[m] = a[m], a[i]
    return a
def merge_sort(a):
    if len(a) < 2: return a
    mid = len(a) // 2; l, r = merge_sort(a[:mid]), merge_sort(a[mid:]); out = []
    i = j = 0
    while i < len(l) and j < len(r):
        if l[i] <= r[j]: out.append(l[i]); i += 1
        else: out.append(r[j]); j += 1
    return out + l[i:] + r[j:]
def quick(a): 
    if len(a) <= 1: return a
    p, *rest = a
    return quick([x for x in rest if x < p]) + [p] + quick([x for x in rest if x >= p])
def quick_inplace(a, lo=0, hi=None):
    if hi is None: hi = len(a) - 1
    if lo < hi:
        p, i = a[hi], lo
        for j in range(lo, hi):
            if a[j] < p: a[i], a[j] = a[j], a[i]; i += 1
        a[i], a[hi] = a[hi], a[i]; quick_inplace(a, lo, i - 1); quick_inplace(a, i + 1, hi)
    return a
def shell(a):
    gap = len(a) // 2
    while gap:
        for i in range(gap, len(a)):
            t, j = a[i], i
            while j >= gap and a[j - gap] > t: a[j] = a[j - gap]; j -= gap
            a[j] = t
        gap //= 2
    return a
def counting(a):
    c = [0] * (max(a) + 1)
    for x in a: c[x] += 1
    return [i for i, n in enumerate(c) for _ in range(n)]
def radix(a):
    e = 1
    while max(a) // e:
        b = [[] for _ in range(10)]
        for x in a: b[x // e % 10].append(x)
        a = sum(b, []); e *= 10
    return a
random.seed(42); data = [random.randint(0, 999) for _ in range(60)]
for f in (bubble, insertion, selection, merge_sort, quick, quick_inplace, shell, counting, radix): print(f"{f.__name__:15}", f(data[:]) == sorted(data))
print(data[:8], random.random(), random.choice("abc"), random.sample(range(50), 5)); random.shuffle(data); print(data[:5])
people = [("Al", 30), ("Bo", 25), ("Cy", 30), ("Di", 25)]
print(sorted(people, key=lambda p: p[1]), sorted(people, key=lambda p: (-p[1], p[0])), sorted("bAc"), sorted("bAc", key=str.lower), sorted([3, 1, 2], reverse=True))
class K:
    n = 0
    def __init__(s, v): s.v = v
    def __lt__(s, o): K.n += 1; return s.v < o.v
l = [K(v) for v in data]; l.sort(); print(K.n, [k.v for k in l[:4]])
def binary(a, x):
    lo, hi = 0, len(a)
    while lo < hi:
        mid = (lo + hi) // 2
        if a[mid] < x: lo = mid + 1
        else: hi = mid
    return lo if lo < len(a) and a[lo] == x else -1
s = sorted(set(data)); print(binary(s, s[7]), binary(s, -5), [binary(s, x) for x in s] == list(range(len(s))))
try: sorted([1, "a"])
except TypeError as e: print(e)
import bisect; b = [1, 3, 5]; bisect.insort(b, 4); print(b, bisect.bisect(b, 3), bisect.bisect_left(b, 3))
