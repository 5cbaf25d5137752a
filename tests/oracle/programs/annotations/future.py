# Annotations that are not evaluated: their text, and the other names of __future__
"""doc"""
from __future__ import annotations, division
from __future__ import (print_function as pf, generators)
import __future__
print(annotations, pf, __future__.division.getMandatoryRelease(), __future__.all_feature_names[-1])
def show(**k): pass
def outer():
    local = 1
    def g(
        a: local + 1, b: a ** b ** c, c: (a ** b) ** c, d: -a ** -b, e: not (a and b), f: (a or b) and c,
        g: a if b else c if d else e, h: (a if b else c) if d else e, i: lambda: 0, j: lambda *a: 0, k: lambda a, /, b=1, *, c, d=2, **e: (a, b),
        l: (x for x in y), m: f(x for x in y), n: f((x for x in y), 1),
        p: {k: v for k, v in z if a if b}, q: {1, 2}, r: {}, s: (), t: (1,), u: (1, 2), v: [(1, 2), [3]],
        w: a[1], x: a[1:2], y: a[::2], z: a[1:2, ::3], aa: a[(1, 2)], ab: a[b, c],
        ad: f(*a, **b), ae: f(a, *b, c=1, **d), af: 1 .real, ag: 1.5.real, ah: "it's", ai: 'say "hi"', aj: u"u", ak: 'a' "b",
        al: f"{x}", am: f"a{x!r:>{w}}b{{}}", an: f"{ {1: 2} }", ao: 1e400, ap: -1e400, aq: ..., ar: None, at: True,
        au: a < b < c, av: (a < b) < c, aw: a is not b, ax: a not in b, ay: not a in b, az: a @ b // c % d,
        ba: a - (b - c), bb: (a - b) - c, bc: a << b >> c, bd: a | b ^ c & d, be: (a | b) & c, bf: ~a, bg: - - a, bh: +(-a),
        bi: a.b.c(d)[e], bj: (a + b).c, bk: (lambda x: x)(1), bl: (a, b)[0], bm: {**a, 'b': c}, bn: [*a, *b], bo: 0x10, bp: 1_000, bq: 10.0, br: 1e10, bs: 1.0e-5,
        bu: "multi\nline\t\\", bv: 'é\x00', bw: (a, *b), bx: [x for x in (1, 2)], by: [x for x in a if (b if c else d)], bz: not a == b,
        *args: int, kw: str = 1, **kwargs: "q") -> {'a': 1}:
        z: undefined = 1
        return z
    for k, v in g.__annotations__.items(): print(k, v)
    print(g.__closure__, g.__code__.co_flags & 0x1000000 != 0)
    return g
outer()(*range(78)) if False else outer
class C:
    a: int; b: D[C] = 1
    (c): undefined = 2
    __p: x
    def f(self, __q: y) -> C: pass
print(C.__annotations__, C.f.__annotations__)
if 0: never: int
exec("e: nope\ndef f(a: nope2): pass\nprint(__annotations__, f.__annotations__)", {})
c = compile("e: nope", "s", "exec", dont_inherit=True)
try: exec(c, {})
except NameError as e: print(e)
exec(compile("e: nope\nprint(__annotations__)", "s", "exec", 0x1000000, True), {})
print(__annotations__)
