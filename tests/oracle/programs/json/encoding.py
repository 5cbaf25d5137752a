# json.dumps: the text of each kind of object, options, subclasses, keys
import json


class I(int):
    def __repr__(self):
        return "I!"


class S(str):
    def __str__(self):
        return "S!"


class F(float):
    def __repr__(self):
        return "F!"


class D(dict):
    def items(self):
        return [("x", 1)]


class L(list):
    def __iter__(self):
        return iter([7])


everything = {"a": [1, -2.5, 1e100, 1e16, 0.1, True, False, None, "text"], "b": {}, "c": [], "d": ((), {"e": (1,)})}
print(json.dumps(everything))
print(json.dumps(everything, indent=2))
print(json.dumps(everything, indent="--", sort_keys=True))
print(json.dumps(everything, separators=(",", ":")), json.dumps([1, {"a": 2}], indent=1, separators=(",", "=")))
print(json.dumps([1, [], {}], indent=0), json.dumps([1], indent=-3), json.dumps([1, [2]], indent=True))
print(json.dumps("é\u2028😀\x7f\x1f\"\\/\n\t\b\f\r"), json.dumps("é\u2028😀\x7f\x1f\"\\/\n", ensure_ascii=False))
print(json.dumps([float("nan"), float("inf"), -float("inf"), -0.0, 10**30]))
print(json.dumps({1: 1, None: 2, True: 3, 1.5: 4, float("inf"): 5, False: 6}))
print(json.dumps([I(3), S("s"), F(1.5), D(a=1), L([1]), (1, 2), D()]), json.dumps({S("k"): I(3), I(4): 1, F(2.5): 2}))
print(json.dumps([D(a=1), L([1]), I(1)], indent=1))
print(json.dumps({(1,): 2, "a": 3, b"x": 4}, skipkeys=True), json.dumps({"b": 1, "a": 2}, sort_keys=True))
for o in ([1, 2], [], {}, [[1], [], {}], {"a": 1, "b": [1, {"c": None}], "e": {}}, "s", 1.5, [None, "x", [True]]):
    print(list(json.JSONEncoder().iterencode(o)), list(json.JSONEncoder(indent=1).iterencode(o)))
print(json.JSONEncoder.item_separator, json.JSONEncoder(indent=1).item_separator, json.JSONEncoder().key_separator)
