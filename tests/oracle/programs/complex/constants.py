# Complex and bytes constants: folded, shared within one piece of code, signed zeros kept apart.
import sys


def f():
    a = 1 + 2j
    b = 1 + 2j
    return a is b


def g():
    return 0j, -0j, complex(0.0, -0.0), 2j


def h():
    return b'ab' + b'c', b'x' * 4, 3 * b'y', b'%d' % 5


def constants(function):
    return [c for c in function.__code__.co_consts if isinstance(c, (complex, bytes))]


print(f())
print(g(), [type(c) for c in constants(g)])
print(h())
print(constants(f), (1j, 2) == (1j, 2), {1j, 2j, 1j} == {2j, 1j})
print(sys.getsizeof(1j), sys.getsizeof(b''), 1j.__class__, (1j).imag)
x = 5j
n = sys.getrefcount(x)
y = +x
z = complex(x)
print(sys.getrefcount(x) - n, y is x, z is x, x.conjugate() is x, -(-x) is x)
