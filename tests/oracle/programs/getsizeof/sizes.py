# Sizes of atoms and empty containers.
import sys

size = sys.getsizeof
print("int", size(0) in (24, 28), size(1), size(-1), size(2 ** 30 - 1), size(2 ** 30), size(2 ** 60), size(2 ** 100))
print("float", size(1.0), "bool", size(True), "None", size(None))
print("empty", size([]), size(()), size({}), size(set()))
print("tuple", [size(tuple(range(n))) for n in range(5)])
print("list", [size([0] * n) for n in range(5)])
print("differences of strings", size("aaa") - size(""), size("a" * 100) - size("a"))
x = 1
print("built", size([x, x]), size((x, x)), size([x, x, x]))


class A:
    pass


print("instances do not grow:", size(A()) == size(A()))
a = A()
before = size(a)
a.x = 1
a.y = [1, 2, 3]
print(size(a) == before)
for bad in (lambda: size(),):
    try:
        bad()
    except TypeError as error:
        print(error)
