# Where errors in a text stand: characters, not bytes; the end of a last line without line end.
def ask(text):
    for mode in ("eval", "exec", "single"):
        try:
            compile(text, "<text>", mode)
        except SyntaxError as error:
            print(mode, repr(text), error.msg, error.lineno, error.offset, error.end_lineno,
                  error.end_offset, repr(error.text))


for text in ('é = 1 é', 'x = é = 1 +', 'é(1 2)', '"é\\x1"', 'f"é\\x1"', 'f"{1}\\xg" + 2', '1é',
             'é++', 'if é:\n  y\n é', 'if x', "'é' 'é", "[é", "é\\ 1", 'f"é{"', 'f"é{a b}"'):
    ask(text)
for text in ("def f():", "def f():\n", "if x:\n  y\nelse:", "class A:\n  def f(self):\n\n",
             "for x in y: # c", "while é:\n # c\n", "try:\n  x", "try: x\n"):
    ask(text)
