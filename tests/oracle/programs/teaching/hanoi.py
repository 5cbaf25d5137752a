# The towers of Hanoi, recursively, as a generator, and with a stack of its own.
def hanoi(n, source, target, spare):
    if n == 0:
        return 0
    moves = hanoi(n - 1, source, spare, target)
    target.append(source.pop())
    return moves + 1 + hanoi(n - 1, spare, target, source)


def moves(n, source="A", target="C", spare="B"):
    if n:
        yield from moves(n - 1, source, spare, target)
        yield n, source, target
        yield from moves(n - 1, spare, target, source)


def with_stack(n):
    stack, result = [(n, "A", "C", "B")], []
    while stack:
        n, source, target, spare = stack.pop()
        if n == 1:
            result.append((source, target))
        else:
            stack += [(n - 1, spare, target, source), (1, source, target, spare),
                      (n - 1, source, spare, target)]
    return result


pegs = [list(range(6, 0, -1)), [], []]
print(hanoi(6, pegs[0], pegs[2], pegs[1]), pegs)
for disk, source, target in moves(3):
    print(f"disk {disk}: {source} -> {target}")
print(len(list(moves(10))), [(s, t) for _, s, t in moves(4)] == with_stack(4))
