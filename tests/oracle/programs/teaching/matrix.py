# Operator methods: a matrix with +, @, *, ==, indexing by pairs and slices, in-place and reflected forms.
class Matrix:
    def __init__(self, rows):
        self.rows = [list(row) for row in rows]

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    def __getitem__(self, index):
        match index:
            case int(row), int(column):
                return self.rows[row][column]
            case slice() as rows, slice() as columns:
                return Matrix(row[columns] for row in self.rows[rows])
            case int(row):
                return self.rows[row]
        raise TypeError(f"bad index {index!r}")

    def __setitem__(self, index, value):
        row, column = index
        self.rows[row][column] = value

    def __add__(self, other):
        if not isinstance(other, Matrix):
            return NotImplemented
        return Matrix([a + b for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows))

    def __mul__(self, factor):
        return Matrix([a * factor for a in row] for row in self.rows)

    __rmul__ = __mul__

    def __imul__(self, factor):
        for row in self.rows:
            row[:] = [a * factor for a in row]
        return self

    def __matmul__(self, other):
        columns = list(zip(*other.rows))
        return Matrix([sum(a * b for a, b in zip(row, col)) for col in columns] for row in self.rows)

    def __neg__(self):
        return -1 * self

    def __eq__(self, other):
        return self.rows == other.rows

    def __bool__(self):
        return any(any(row) for row in self.rows)

    def __repr__(self):
        return "[" + "; ".join(" ".join(f"{a:g}" for a in row) for row in self.rows) + "]"


m = Matrix([[1, 2], [3, 4]])
n = Matrix([[0, 1], [1, 0]])
print(m + n, m @ n, 2 * m, m * 0.5, -m, bool(m * 0), m.shape)
print(m[1, 0], m[0], m[:, 1:], m == Matrix([(1, 2), (3, 4)]))
same = m
m *= 10
m[0, 0] = 7
print(same, same is m)
for wrong in (lambda: m + 1, lambda: 1 + m, lambda: m["x"], lambda: m @ 3, lambda: m / 2):
    try:
        print(wrong())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
