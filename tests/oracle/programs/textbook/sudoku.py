# A sudoku, solved by candidates.
grid = [[int(c) for c in line] for line in """
530070000
600195000
098000060
800060003
400803001
700020006
060000280
000419005
000080079""".split()]
def candidates(grid, r, c):
    used = set(grid[r]) | {row[c] for row in grid}
    br, bc = r // 3 * 3, c // 3 * 3
    used.update(grid[i][j] for i in range(br, br + 3) for j in range(bc, bc + 3))
    return sorted(set(range(1, 10)) - used)
def solve(grid):
    empties = [(len(candidates(grid, r, c)), r, c) for r in range(9) for c in range(9) if not grid[r][c]]
    if not empties:
        return True
    _, r, c = min(empties)
    for n in candidates(grid, r, c):
        grid[r][c] = n
        if solve(grid):
            return True
        grid[r][c] = 0
    return False
print(solve(grid))
for i, row in enumerate(grid):
    if i and i % 3 == 0:
        print("------+-------+------")
    print(" | ".join(" ".join(map(str, row[j:j + 3])) for j in (0, 3, 6)))
assert all(set(row) == set(range(1, 10)) for row in grid)
assert all(set(col) == set(range(1, 10)) for col in zip(*grid))
