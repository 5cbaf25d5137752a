# StopIteration in a generator becomes a RuntimeError; tracebacks through generators.
def entries(e):
    t, out = e.__traceback__, []
    while t is not None:
        out.append((t.tb_frame.f_code.co_name, t.tb_lineno))
        t = t.tb_next
    return out


# gen raising in nested
def n1(): 
    yield from n2()
def n2():
    yield from n3()
def n3():
    yield 1
    raise ValueError("deep")
try:
    for i in n1(): pass
except ValueError as e: print(entries(e))
def n4():
    for i in n3(): yield i
try: list(n4())
except ValueError as e: print(entries(e))
try: [i for i in n4()]
except ValueError as e: print(entries(e))
# except StopIteration inside generator
def s():
    try: 
        next(iter(()))
    except StopIteration: print("caught SI")
    yield 1
print(list(s()))
def s2():
    yield 1
    raise StopIteration
try: list(s2())
except RuntimeError as e: print(e, repr(e.__cause__), repr(e.__context__), e.__suppress_context__, entries(e), entries(e.__cause__))
def s3():
    try: yield 1
    except StopIteration as e: print("s3", repr(e)); raise
x=s3(); next(x)
try: x.throw(StopIteration("ss"))
except RuntimeError as e: print(e, repr(e.__cause__), entries(e), entries(e.__cause__))
x=s3()
try: x.throw(StopIteration("early"))
except RuntimeError as e: print(e, repr(e.__cause__), entries(e), entries(e.__cause__))
except StopIteration as e: print("SI", repr(e), entries(e))
