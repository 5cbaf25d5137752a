# Two names for one list, a list within a list, and a list that holds itself.
a = [1, 2, 3]
b = a
b.append(4)
pair = [a, a]
loop = []
loop.append(loop)
