# A list of a thousand numbers, and one of lists.
numbers = list(range(1000))
rows = [[n, n * n] for n in range(6)]
