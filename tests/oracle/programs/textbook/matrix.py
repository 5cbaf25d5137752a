# Matrices with operators.
class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
        if len({len(r) for r in self.rows}) != 1:
            raise ValueError("ragged matrix")
    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])
    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])
    @property
    def T(self):
        return Matrix(zip(*self.rows))
    def __add__(self, other):
        if not isinstance(other, Matrix):
            return NotImplemented
        return Matrix([a + b for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows))
    def __mul__(self, k):
        return Matrix([k * x for x in r] for r in self.rows)
    __rmul__ = __mul__
    def __matmul__(self, other):
        if self.shape[1] != other.shape[0]:
            raise ValueError(f"shapes {self.shape} and {other.shape} not aligned")
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*other.rows)] for r in self.rows])
    def __pow__(self, n):
        result = Matrix.identity(len(self.rows))
        for _ in range(n):
            result = result @ self
        return result
    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows
    def __getitem__(self, ij):
        i, j = ij
        return self.rows[i][j]
    def __str__(self):
        width = max(len(str(x)) for r in self.rows for x in r)
        return "\n".join("[" + " ".join(f"{x:>{width}}" for x in r) + "]" for r in self.rows)
    def __repr__(self):
        return f"{type(self).__name__}({self.rows!r})"
    def det(self):
        if self.shape == (1, 1):
            return self[0, 0]
        return sum((-1) ** j * x * Matrix([r[:j] + r[j + 1:] for r in self.rows[1:]]).det()
                   for j, x in enumerate(self.rows[0]))
a = Matrix([[1, 2], [3, 4]])
print(a, a.T, a + a == 2 * a, a @ a, a ** 10, repr(a), a.det(), sep="\n")
print(a[1, 0], Matrix([[2, 0, 1], [1, 3, 2], [1, 1, 1]]).det())
for bad in (lambda: a + 1, lambda: a @ Matrix([[1, 2, 3]]), lambda: Matrix([[1], [2, 3]]), lambda: hash(a), lambda: a["x"]):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
fib = Matrix([[1, 1], [1, 0]])
print((fib ** 30)[0, 1])
