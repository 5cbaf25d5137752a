# What a SyntaxError of the tokenizer says of its line: no line end in its text, unlike the parser's.
texts = [
    "x = 1__0\nprint(x)",
    "x = 0b2",
    "x = 09",
    "x = 1.5a\n",
    "x = 'abc\ny = 1",
    "x = '''abc\ny = 1",
    "x = )",
    "x = (1]",
    "x = [\n1,\n2\nprint(x)",
    "foo(a, b",
    "x = 1 2",
    "x = $",
    "x = 1 \\ 2",
    "from __future__ import braces",
    "from __future__ import nothing",
    "x = 1\nfrom __future__ import annotations",
    "x = 1; from __future__ import annotations",
    "def f(): from __future__ import annotations",
    "def f():\n    from __future__ import annotations",
]
for text in texts:
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as error:
        print(repr(text))
        print("   ", error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset,
              repr(error.text))
