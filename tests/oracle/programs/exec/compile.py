# compile() in its three modes, and the SyntaxErrors from within
c = compile("1 + 2", "<my>", "eval")
print(eval(c), c.co_filename, c.co_name, exec(c))
exec(compile("3 + 4;"doc";None", "<s>", "single"))
print(_)
for src, mode in [("a b", "exec"), ("1 +", "eval"), ("x = 1", "eval"), ("", "eval"), ("x=1\ny=2", "single"), ("return 1", "exec"), ("(1,\n2", "exec"), ("def f():\npass", "exec")]:
    try: compile(src, "<string>", mode)
    except SyntaxError as e: print(type(e).__name__, e, e.args, e.lineno, e.offset, repr(e.text), e.end_lineno, e.end_offset, e.msg)
