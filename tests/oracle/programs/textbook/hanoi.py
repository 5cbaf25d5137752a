# The towers of Hanoi, with pictures.
def hanoi(n, source="A", target="C", spare="B", depth=0):
    if n == 0:
        return 0
    moves = hanoi(n - 1, source, spare, target, depth + 1)
    if depth < 2:
        print("  " * depth + f"move disc {n} from {source} to {target}")
    return moves + 1 + hanoi(n - 1, spare, target, source, depth + 1)
print(hanoi(4), 2 ** 4 - 1)

def solve(n):
    pegs = [list(range(n, 0, -1)), [], []]
    count = 0
    def show():
        for level in reversed(range(n)):
            print(" ".join("{:^{w}}".format("=" * (2 * p[level] - 1) if level < len(p) else "|", w=2 * n) for p in pegs).rstrip())
    def move(k, a, b, c):
        nonlocal count
        if k:
            move(k - 1, a, c, b)
            pegs[b].append(pegs[a].pop())
            count += 1
            move(k - 1, c, b, a)
    show()
    move(n, 0, 2, 1)
    show()
    return count
print(solve(3))
