# what a code object says of its function
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def f(a, b=2):
    "doc"
    x = 1000
    return x, 'str', (1, 2)
def g(): return 5
def h(a):
    for i in range(3): yield i
    return None
lam = lambda x: x
class K:
    "kdoc"
    y = 3
    def m(self): return 1.5
for c in (f, g, h, lam, K.m):
    co = c.__code__
    print(co.co_name, co.co_consts, co.co_varnames, co.co_names, co.co_argcount, co.co_nlocals, co.co_flags, co.co_firstlineno, co.co_freevars, co.co_cellvars, co.co_kwonlyargcount, co.co_posonlyargcount)
    t(lambda: co.co_qualname)
