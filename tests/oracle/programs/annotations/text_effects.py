# Annotations that stay text must not yield, await or bind a name all the same.
TEXTS = ("x: (yield) = 1", "def f(a: (yield)): pass", "def f() -> (y := 1): pass", "x: (y := 1)",
         "def f(*a: (y := 1), b: (yield from c), **d: 1): pass", "class A:\n x: (yield)",
         "def f():\n x: (yield)", "x: (lambda: (yield))", "x: [(y := 1) for z in a]",
         "def f(a: (await b)): pass", "x.y: (yield)", "x[(yield)]: int")
for text in TEXTS:
    for first in ("", "from __future__ import annotations\n"):
        try:
            compile(first + text, "t", "exec", dont_inherit=True)
        except SyntaxError as error:
            print(repr(text), bool(first), error.msg, error.lineno, error.offset)
        else:
            print(repr(text), bool(first), "is fine")
