# A keyword given twice: the message that 3.11 loses while it handles another exception
def run():
    x = '日本'; y = x.foo
def f(**k): pass
try: run()
except Exception as e: x = e
try:
    f(a=1, **{'a': 2})
except Exception as e: print(repr(e), e.args)
try:
    1/0
except Exception:
    try:
        f(a=1, **{'a': 2})
    except Exception as e: print(repr(e), e.args, e.__context__)
    try:
        f(a=1, **{1: 2})
    except Exception as e: print(repr(e), e.args, e.__context__)
try:
    f(**{1: 2}, **{1: 2})
except Exception as e: print(repr(e), e.args, e.__context__)
raise x
