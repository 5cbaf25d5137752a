# Carets under a binary operation.
a = 1
b = 0
c = (a + 2) * 3 / b - 1
