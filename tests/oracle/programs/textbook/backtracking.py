# Recursion with backtracking.
def permutations(xs):
    if len(xs) <= 1: yield xs; return
    for i in range(len(xs)):
        for rest in permutations(xs[:i] + xs[i + 1:]): yield [xs[i]] + rest
print(list(permutations([1, 2, 3])), sum(1 for _ in permutations(list(range(5)))))
def subsets(s):
    if not s: return [[]]
    r = subsets(s[1:]); return r + [[s[0]] + x for x in r]
print(subsets("abc"), len(subsets(range(8))))
maze = ["#########", "#S..#...#", "#.#.#.#.#", "#.#...#E#", "#########"]
def solve(m, r, c, path=()):
    if m[r][c] == "E": return path + ((r, c),)
    if m[r][c] == "#" or (r, c) in path: return None
    for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)):
        if (p := solve(m, r + dr, c + dc, path + ((r, c),))): return p
p = solve(maze, 1, 1); print(p)
for r, row in enumerate(maze): print("".join("*" if (r, c) in p and ch == "." else ch for c, ch in enumerate(row)))
def combos(cands, target, start=0, cur=[]):
    if target == 0: yield cur[:]; return
    for i in range(start, len(cands)):
        if cands[i] > target: break
        cur.append(cands[i]); yield from combos(cands, target - cands[i], i, cur); cur.pop()
print(list(combos([2, 3, 6, 7], 7)))
def knap(items, cap):
    best = (0, ())
    def go(i, w, v, chosen):
        nonlocal best
        if v > best[0]: best = v, chosen
        if i == len(items): return
        name, wt, val = items[i]
        if w + wt <= cap: go(i + 1, w + wt, v + val, (*chosen, name))
        go(i + 1, w, v, chosen)
    go(0, 0, 0, ()); return best
print(knap([("a", 3, 4), ("b", 4, 5), ("c", 2, 3), ("d", 5, 8)], 9))
def word_break(s, words, memo={}):
    if not s: return [""]
    if s in memo: return memo[s]
    memo[s] = [(w + " " + t).strip() for w in words if s.startswith(w) for t in word_break(s[len(w):], words)]
    return memo[s]
print(word_break("catsanddog", ["cat", "cats", "and", "sand", "dog"]))
def gray(n): return ["0", "1"] if n == 1 else ["0" + x for x in gray(n - 1)] + ["1" + x for x in reversed(gray(n - 1))]
print(gray(3))
def parens(n, o=0, c=0, s=""):
    if c == n: print(s, end=" "); return
    if o < n: parens(n, o + 1, c, s + "(")
    if c < o: parens(n, o, c + 1, s + ")")
parens(3); print()
def knight(n):
    board = [[0] * n for _ in range(n)]; moves = [(1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2)]
    def nexts(r, c): return [(r + a, c + b) for a, b in moves if 0 <= r + a < n and 0 <= c + b < n and not board[r + a][c + b]]
    def go(r, c, k):
        board[r][c] = k
        if k == n * n: return True
        for x, y in sorted(nexts(r, c), key=lambda p: len(nexts(*p))):
            if go(x, y, k + 1): return True
        board[r][c] = 0; return False
    print(go(0, 0, 1)); [print(*(f"{x:3}" for x in row)) for row in board]
knight(5)
def ack(m, n): return n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))
print(ack(2, 3), (lambda f: f(f, 5))(lambda f, n: 1 if n == 0 else n * f(f, n - 1)))
def inf(n): return inf(n + 1)
try: inf(0)
except RecursionError as e: print(e)
