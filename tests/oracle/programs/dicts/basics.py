# Dictionaries keep the order of insertion.
d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 10
print(d, len(d), "a" in d, 2 in d, d["b"])
del d["a"]
d["a"] = 4
print(d, list(d), list(d.keys()), list(d.values()), list(d.items()))
print(d.get("x"), d.get("x", 0), d.get("a"), d.setdefault("n", []), d.setdefault("a", 99))
d["n"].append(1)
print(d.pop("n"), d.pop("zz", None), d.popitem(), d)
d.update({"u": 1, "b": 2})
d.update(v=5)
print(d)
for key in d:
    print(key, end=" ")
for key, value in d.items():
    print(key, value, sep="=", end=" ")
print()
print({1: "int", 1.0: "float", True: "bool"}, {0: "a", False: "b"})
print(dict(), dict(a=1), dict([("x", 1), ("y", 2)]), dict({"k": 1}, z=2), {**{"a": 1}, "b": 2, **{"a": 3}})
print({(1, 2): "tuple", None: "none", 1.5: "float"}[(1, 2)], {} == {}, {1: 2} == {1: 2}, {1: 2, 3: 4} == {3: 4, 1: 2})
e = d.copy()
e.clear()
print(e, len(d) > 0, {"a": 1} | {"a": 2, "b": 3})
for bad in (lambda: d["missing"], lambda: {[]: 1}, lambda: {{}: 1}, lambda: d.pop("missing"), lambda: {}.popitem(),
            lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: d[[1]], lambda: {1: 2} < {3: 4}):
    try:
        bad()
    except (KeyError, TypeError, ValueError) as error:
        print(type(error).__name__ + ":", error)
