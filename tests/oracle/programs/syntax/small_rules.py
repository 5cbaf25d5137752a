# Rules of the grammar that are easily missed: what is explained, and where, and what is plain invalid.
texts = [
    "def f(*a, *): pass",
    "def f(*a, *b): pass",
    "def f(*a, *, b): pass",
    "lambda a=: 1",
    "def f(a=): pass",
    "def f() -> : pass",
    "def f() -> *a: pass",
    "def f() -> (a b): pass",
    "*x: int = 1",
    "*x, y: int = 1",
    "[x for x in [lambda: (y := 1)]]",
    "[x for x in [(lambda z: [q for q in (w := z)])]]",
    "class A:\n    x = [lambda: (y := 1)]",
    "a[b := 1:2]",
    "a[1:b := 2]",
]
for text in texts:
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as error:
        print(repr(text), "->", error.msg, error.lineno, error.offset)
    else:
        print(repr(text), "compiles")

numbers = [1, 2, 3, 4]
print(numbers[(first := 1):], numbers[(first := 2):(last := 3)], first, last)
print(numbers[(first := 0) :: (step := 2)], step)
try:
    print(end="", first=1, second=2)
except TypeError as error:
    print(error)
for pattern in ('f"x"', '"a" f"b"', '{f"x": 1}', '[1, f"{x}"]', '"a" "b"', '-1 + 2j', '1 + 2'):
    try:
        exec(f"match 1:\n    case {pattern}: pass\nprint('matched or not')")
    except SyntaxError as error:
        print(pattern, error.msg, error.lineno, error.offset)
