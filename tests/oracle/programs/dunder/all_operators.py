# Each operator calls its method.
class Op:
    def __init__(self, name="x"):
        self.name = name

    def __repr__(self):
        return self.name

    def __add__(self, o): return "add"
    def __sub__(self, o): return "sub"
    def __mul__(self, o): return "mul"
    def __truediv__(self, o): return "truediv"
    def __floordiv__(self, o): return "floordiv"
    def __mod__(self, o): return "mod"
    def __pow__(self, o): return "pow"
    def __matmul__(self, o): return "matmul"
    def __lshift__(self, o): return "lshift"
    def __rshift__(self, o): return "rshift"
    def __and__(self, o): return "and"
    def __or__(self, o): return "or"
    def __xor__(self, o): return "xor"
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "invert"
    def __lt__(self, o): return "lt"
    def __le__(self, o): return "le"
    def __gt__(self, o): return "gt"
    def __ge__(self, o): return "ge"
    def __eq__(self, o): return "eq"
    def __ne__(self, o): return "ne"
    def __contains__(self, o): return o
    def __call__(self, *a, **k): return ("call", a, k)
    def __len__(self): return 5
    def __int__(self): return 7
    def __float__(self): return 2.5
    def __index__(self): return 1
    def __radd__(self, o): return "radd"
    def __rsub__(self, o): return "rsub"
    def __rpow__(self, o): return "rpow"
    def __rmod__(self, o): return "rmod"
    def __rand__(self, o): return "rand"
    def __rfloordiv__(self, o): return "rfloordiv"


x, y = Op(), Op("y")
print(x + y, x - y, x * y, x / y, x // y, x % y, x ** y, x @ y, x << y, x >> y, x & y, x | y, x ^ y)
print(-x, +x, ~x, x < y, x <= y, x > y, x >= y, x == y, x != y)
print(1 in x, 0 in x, "a" not in x, x(1, k=2), len(x), int(x), float(x), [10, 20, 30][x], "abc"[x:])
print(1 + x, 1 - x, 2 ** x, 5 % x, 1 & x, 5 // x, 1 < x, 1 == x, "s" + x, [] + x)
x += 1
print(x)
z = Op()
z @= 1
print(z, range(3)[Op()], [1] * Op(), (1 if Op() else 0))
