# What exec(), eval() and compile() take for a source: bytes with their encoding, spaces, flags.
exec(b"print('bytes')")
exec(bytearray(b"print('bytearray')"))
exec(memoryview(b"print('memoryview')"))
print(eval(b"  1 + 1"), eval("\t 2"), eval(b"\xef\xbb\xbf3"))
exec(b"# coding: latin-1\nprint(ascii('\xe9'))")
exec("# coding: latin-1\nprint(ascii('\xe9'))")
exec("# coding: nobody-knows\nprint('a text has no encoding')")
for source in (b"# coding: nobody-knows\nprint(1)", 1, None, [], b"1 +"):
    for function in (exec, eval, lambda s: compile(s, "f", "exec")):
        try:
            function(source)
        except (SyntaxError, TypeError) as error:
            print(type(error).__name__, error.args[0])
for flags in (0, 0x10, 0x200, 0x4000, 1, 0x10000, 1 << 30):
    try:
        print(hex(flags), compile("x = 1", "f", "exec", flags).co_name)
    except ValueError as error:
        print(hex(flags), error)
namespace = {}
for args, keywords in ((("x=1", namespace), {}), (("x=1",), {"globals": namespace}),
                       (("x=1",), {"locals": {}}), ((), {"source": "x=1"}),
                       (("x=1", None, None, None), {}), (("x=1", 3), {}), (("x=1", {}, 3), {})):
    try:
        print(exec(*args, **keywords))
    except TypeError as error:
        print(type(error).__name__, error)
