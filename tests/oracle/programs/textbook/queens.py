# Queens by generators, counting by sets, sums of subsets.
def queens(n, board=()):
    if len(board) == n:
        yield board
        return
    row = len(board)
    for col in range(n):
        if all(col != c and abs(col - c) != row - r for r, c in enumerate(board)):
            yield from queens(n, board + (col,))
solutions = list(queens(6))
print(len(solutions), solutions)
def draw(board):
    for col in board:
        print(" ".join("Q" if c == col else "." for c in range(len(board))))
draw(next(queens(8)))
def count(n):
    def place(row, cols, d1, d2):
        if row == n:
            return 1
        total = 0
        for c in range(n):
            if c in cols or row - c in d1 or row + c in d2:
                continue
            total += place(row + 1, cols | {c}, d1 | {row - c}, d2 | {row + c})
        return total
    return place(0, frozenset(), frozenset(), frozenset())
print([count(n) for n in range(1, 7)])
def subset_sum(numbers, target, partial=[]):
    s = sum(partial)
    if s == target:
        print(f"sum({partial})={target}")
    if s >= target:
        return
    for i, n in enumerate(numbers):
        subset_sum(numbers[i + 1:], target, partial + [n])
subset_sum([3, 9, 8, 4, 5, 7, 10], 15)
