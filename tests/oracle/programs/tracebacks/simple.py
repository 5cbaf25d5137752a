# An error in the module.
x = [1, 2, 3]
print("before")
print(x[10])
print("never")
