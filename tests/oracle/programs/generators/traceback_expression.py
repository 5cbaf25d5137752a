# An exception in a generator expression, drawn from in a display over two lines.
it = (1 / x for x in (1, 0))
print(next(it))
a = [next(it),
     2]
