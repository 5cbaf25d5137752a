# copy.copy and copy.deepcopy of built-in and own objects
import collections
import copy

def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class P:
    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return f"P({self.x!r})"


a = P([1, [2]])
b, c = copy.copy(a), copy.deepcopy(a)
print(b, c, b.x is a.x, c.x is a.x, c.x[1] is a.x[1])
a = [1, {2: (3, [4])}]
a.append(a)
b = copy.deepcopy(a)
print(b, b[2] is b, b[1] is a[1], b[1][2] is a[1][2])
shared = [1]
b = copy.deepcopy([shared, shared, (shared,)])
print(b[0] is b[1], b[0] is b[2][0])
t = ([], "x")
print(copy.copy(t) is t, copy.deepcopy(t) is t, copy.deepcopy(t[1:]) == t[1:], copy.deepcopy(t))


class S:
    __slots__ = ("a", "b")


class Sub(S):
    pass


s = Sub()
s.a, s.c = [1], [2]
d = copy.deepcopy(s)
print(d.a, d.a is s.a, hasattr(d, "b"), d.c, copy.copy(s).c is s.c)
for cls, value in ((list, [1, [2]]), (dict, {"k": [1]}), (int, 5), (str, "text"), (float, 1.5), (tuple, (1, [2])), (set, {1}), (frozenset, {2})):
    Mine = type("Mine", (cls,), {})
    x = Mine(value)
    x.extra = ["e"]
    y = copy.deepcopy(x)
    print(type(y).__name__, cls(y), y.extra, y.extra is x.extra, copy.copy(x).extra is x.extra, y == x)
for x in (len, int, P, P.__init__, None, ..., NotImplemented, range(3), 1.5, "a", property()):
    print(copy.copy(x) is x, copy.deepcopy(x) is x, end=" ")
print(copy.deepcopy(slice(1, [])), copy.copy(slice(2)) == slice(2))
e = ValueError("a", [1])
e.note = [2]
f = copy.deepcopy(e)
print(repr(f), f.note, f.note is e.note, f.args[1] is e.args[1], repr(copy.copy(KeyError("k"))))
print(copy.deepcopy(P(1).__init__).__self__)
D = collections.deque([[1]], 3)
O = collections.OrderedDict(b=[1], a=2)
F = collections.defaultdict(list, k=[1])
O.attribute = "kept"
N = collections.namedtuple("N", "x y")([1], 2)
for x in (D, O, F, N, collections.Counter("aab"), collections.ChainMap({"a": [1]})):
    y, z = copy.copy(x), copy.deepcopy(x)
    print(y, z, type(z).__name__, y == x == z)
print(copy.copy(O).attribute, copy.deepcopy(D).maxlen, copy.deepcopy(F)["new"], copy.deepcopy(N).x is N.x)
show(lambda: copy.copy(collections))
show(lambda: copy.deepcopy([i for i in [(j for j in [])]]))
