# Warnings that are written while a program is compiled, before it runs
x = 1
if x is 1: print("one")
if x is not "a": pass
assert (x, "always")
y = "\d \w"
try: [1, 2](3)
except TypeError as e: print(e)
try: "abc"(1)
except TypeError as e: print(e)
try: [1][1, 2]
except TypeError as e: print(e)
try: 1["a"]
except TypeError as e: print(e)
try: "abc"["a"]
except TypeError as e: print(e)
try: None.x
except AttributeError as e: print(e)
try: {}["a"](1)
except KeyError as e: print(e)
try: (1, 2)["x"]
except TypeError as e: print(e)
try: (lambda: 1)["x"]
except TypeError as e: print(e)
try: f"{x}"(1)
except TypeError as e: print(e)
print(1 is 1.0, () is (), ... is x)
print('\8')
def f():
    return 1 is x
