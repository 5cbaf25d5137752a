# collections.ChainMap, UserDict, UserList, UserString
from collections import ChainMap, UserDict, UserList, UserString

def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


m = ChainMap({"a": 1}, {"b": 2, "a": 0})
print(m, m["a"], m["b"], len(m), list(m), m.new_child({"c": 3}), m.parents, dict(m), bool(ChainMap()))
show(lambda: m["q"])
show(lambda: m.pop("b"))
show(lambda: m.__delitem__("b"))
m["z"] = 1
m |= {"y": 2}
print(m, m | {"k": 1}, {"k": 1} | m, m.get("q", 5), "b" in m, m.maps, m == dict(m), m.popitem())
local = m.new_child()
local["b"] = "shadow"
print(local["b"], m["b"], local.maps[0], list(local.items()))


class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)


d = Lower({"A": 1}, B=2)
d.update(C=3)
d.setdefault("D", 4)
print(d, d.data, len(d), "a" in d, d.pop("a"), d.get("zz"), list(d.keys()), d.copy(), d == {"b": 2, "c": 3, "d": 4})
show(lambda: d["zz"])
show(lambda: type(d | {"X": 1}))
l = UserList([3, 1, 2])
l.sort()
l += [9]
l.insert(0, 7)
print(l, l[0:2], type(l[0:2]), l + [1], [0] + l, l * 2, l == [7, 1, 2, 3, 9], l.pop(), l.index(2), 3 in l)
s = UserString("Hello")
print(s, s.upper(), s + "!", ">" + s, s[1:3], repr(s), "ell" in s, s * 2, s.split("l"), type(s.lower()))
print(s == "Hello", s < "I", hash(s) == hash("Hello"), len(s), s.count("l"), s.replace("l", "L"), "%s" % s)
