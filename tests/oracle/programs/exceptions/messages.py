# The messages of everyday mistakes.
class A:
    x = 1

    def m(self):
        pass


def f(x):
    return x


a = A()
d = {}
L = [1]
s = "abc"
none = None
five = 5
for mistake in (lambda: a.y, lambda: A.y, lambda: none.foo, lambda: five.foo, lambda: s.foo, lambda: L.foo, lambda: f.foo, lambda: d.foo,
                lambda: five(), lambda: s(), lambda: none(), lambda: a(), lambda: L(), lambda: none[0], lambda: five[0], lambda: a[0], lambda: f[0],
                lambda: L[9], lambda: (1, 2)[9], lambda: s[9], lambda: L["a"], lambda: s["a"], lambda: d["k"], lambda: d[1, 2], lambda: d[L],
                lambda: five + s, lambda: s + five, lambda: L + s, lambda: none + five, lambda: d + d, lambda: s - s, lambda: s * s, lambda: L * 1.5,
                lambda: -s, lambda: +L, lambda: ~1.5, lambda: five < s, lambda: none < none, lambda: L < s, lambda: a < a, lambda: d > five,
                lambda: 1 in five, lambda: five in s, lambda: 1 in a, lambda: len(five), lambda: len(a), lambda: abs(s), lambda: sum([s]),
                lambda: int(s), lambda: int(L), lambda: float(s), lambda: list(five), lambda: tuple(none), lambda: dict(five), lambda: set(a),
                lambda: undefined_thing, lambda: isinstance(1, 2), lambda: max(five), lambda: [x for x in five], lambda: [*five], lambda: {**five},
                lambda: "%d" % s, lambda: s.join([1]), lambda: sorted([1, s]), lambda: f(), lambda: a.m(1), lambda: A.m()):
    try:
        mistake()
    except Exception as error:
        print(type(error).__name__ + ":", error)
def setting(case):
    if case == 0:
        L[5] = 1
    elif case == 1:
        s[0] = "x"
    elif case == 2:
        (1, 2)[0] = 1
    elif case == 3:
        del d["k"]
    elif case == 4:
        none.x = 1
    elif case == 5:
        five.x = 1
    elif case == 6:
        del L[5]
    elif case == 7:
        del a.zz
    elif case == 8:
        int.x = 1
    elif case == 9:
        d[L] = 1
    elif case == 10:
        a[0] = 1
    elif case == 11:
        del none[0]


for case in range(12):
    try:
        setting(case)
    except Exception as error:
        print(type(error).__name__ + ":", error)
