# SyntaxError made by a program: its text, and how it is printed
for args in [(), ("m",), ("m", ("f.py", 3, 2, "abc\n")), ("m", ("/tmp/f.py", 3, 2, "abc\n", 3, 4)),
             ("m", (None, 3, 2, None)), ("m", ("f", None, None, None))]:
    e = SyntaxError(*args)
    print(e.args, "|", e, "|", e.msg, e.filename, e.lineno, e.offset, repr(e.text), e.end_lineno,
          e.print_file_and_line)
print(issubclass(TabError, IndentationError), repr(IndentationError("m")))
raise SyntaxError("my message", ("there.py", 7, 5, "if yes than no\n", 7, 8))
