# Operands are evaluated from left to right, whatever the precedence.
def v(value):
    print(value, end=" ")
    return value


print("=", v(1) + v(2) * v(3))
print("=", v(2) ** v(3) ** v(2))
print("=", (v(1) + v(2)) * v(3))
print("=", v(1) < v(2) < v(3))
print("=", v(3) < v(2) < v(1))
print("=", v([1, 2, 3])[v(1)])
print("=", {v("a"): v(1), v("b"): v(2)})
print("=", [v(1), v(2)], (v(3), v(4)))
print("=", v(0) or v("") or v("x") or v("y"))
print("=", v(1) and v(0) and v(2))
print("=", v(1) if v(0) else v(2))
print("=", max(v(1), v(2), key=lambda n: -n))
d = {}
d[v("key")] = v("value")
print("=", d)
x = y = v(5)
print("=", x, y)
