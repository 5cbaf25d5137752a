x = """abc
print(x)

