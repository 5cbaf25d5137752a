# Sets of small integers are walked through in the order of their table.
print({5, 3, 1}, {10, 9, 8, 7}, {-1, -2, 0}, {100, 200, 300})
s = set()
for n in (20, 4, 12, 28, 3):
    s.add(n)
    print(s)
s.discard(4)
print(s)
s.add(36)
print(s, list(s), sorted(s))
print({i * i for i in range(12)})
for x in {8, 16, 24}:
    print(x, end=" ")
print()
print({0, 8}, {8, 0}, {1.0, 2, True}, {1, 2} | {3}, {3} | {1, 2}, {5, 6} - {5})
t = {1, 2, 3, 4, 5}
t.add(1000)
print(t, t.pop(), t.pop(), t)
big = set(range(0, 100, 7))
print(big)
