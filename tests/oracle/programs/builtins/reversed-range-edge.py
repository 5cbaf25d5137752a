# Going backwards over a range that begins outside of 64 bits and ends within them.
low, high = -(2**63), 2**63 - 1
for r in (range(low - 10, low + 3, 2), range(high + 9, high - 4, -3), range(low, low + 3),
          range(high, high - 3, -1), range(low - 1, high + 1, 2**62)):
    print(list(r))
    print(list(reversed(r)))
    it = reversed(r)
    print(next(it), next(it), it.__length_hint__())
