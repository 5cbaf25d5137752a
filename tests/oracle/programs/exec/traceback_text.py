# Tracebacks through code that has no source lines
def f():
    exec("""
def g(x):
    return 1 / x
g(0)
""")
try:
    f()
except ZeroDivisionError as e:
    t = e.__traceback__
    while t: print(t.tb_frame.f_code.co_name, t.tb_lineno, t.tb_frame.f_code.co_filename); t = t.tb_next
eval("f() +\n f()")
