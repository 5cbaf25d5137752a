# Changing a dictionary while walking through it.
d = {"a": 1, "b": 2, "c": 3}
try:
    for key in d:
        del d[key]
except RuntimeError as error:
    print("RuntimeError:", error)
print(d)
try:
    for key in d:
        d[key + "x"] = 0
except RuntimeError as error:
    print("RuntimeError:", error)
d = {"a": 1, "b": 2, "c": 3}
for key in d:
    d[key] *= 10
print(d)
for key in list(d):
    if d[key] > 10:
        del d[key]
print(d)
keys, values, items = d.keys(), d.values(), d.items()
d["new"] = 5
print(keys, values, items, len(keys), "new" in keys, 5 in values, ("new", 5) in items)
nested = {"x": {"y": {"z": 1}}}
nested["x"]["y"]["w"] = [nested["x"]["y"]["z"]]
print(nested)
counts = {}
for letter in "mississippi":
    counts[letter] = counts.get(letter, 0) + 1
print(counts, sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
inverse = {value: key for key, value in counts.items()}
print(inverse)
big = {}
for i in range(1000):
    big[i] = i * i
for i in range(0, 1000, 3):
    del big[i]
print(len(big), sum(big), big[998], 999 in big, list(big)[:5])
s = set(big)
try:
    for x in s:
        s.add(x + 5000)
except RuntimeError as error:
    print("RuntimeError:", error)
