def fail(i):
    raise ValueError(i)


caught = 0
for i in range(15000):
    try:
        fail(i)
    except ValueError as error:
        caught += error.args[0] % 2
print(caught)
