# Carets under a subscript.
x = {"a": {"b": None}}
print(x["a"]["b"])
y = x["a"]["b"]["c"] + 1
