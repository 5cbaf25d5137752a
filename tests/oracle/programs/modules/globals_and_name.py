# The namespace of the program is a module.
print(__name__, __doc__, type(globals()).__name__, "__name__" in globals())
x = 1
g = globals()
g["y"] = 2
print(y, g is globals(), g["x"])
x = 5
print(g["x"])


def change():
    globals()["x"] = 10
    global z
    z = 20


change()
print(x, z)
if __name__ == "__main__":
    print("run as a program")
names = [name for name in g if not name.startswith("_")]
print(names)
del g["y"]
try:
    y
except NameError as error:
    print(error)
len = lambda thing: "mine"
print(len([]))
del len
print(len([1, 2]))
print(sorted(locals()) == sorted(globals()))
