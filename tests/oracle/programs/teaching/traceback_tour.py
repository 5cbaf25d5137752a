# Chained errors in statements over several lines, printed and uncaught.
def level3(x):
    return 10 / x
def level2(x):
    try:
        return level3(x)
    except ZeroDivisionError as e:
        raise ValueError("bad input: %r" % x) from e
def level1(x):
    data = [level2(i)
            for i in (1,
                      x)]
    return data
class Ctx:
    def __enter__(self): return self
    def __exit__(self, *a): print("exit", a[0]); return None
def main():
    with Ctx():
        result = {
            "key": level1(0),
        }
    return result
try: main()
except Exception as e:
    print(e, "<-", e.__cause__)
    tb = e.__traceback__
    while tb: print(tb.tb_frame.f_code.co_name, tb.tb_lineno); tb = tb.tb_next
import traceback
try: main()
except Exception: print(traceback.format_exc().count("Traceback"), *traceback.format_exc().splitlines()[-2:], sep="\n")
e = ValueError("msg"); e.add_note("a note") if hasattr(e, "add_note") else None
def rec(n): return rec(n - 1) if n else [][0]
try: rec(10)
except IndexError: traceback.print_exc()
try: raise e
except ValueError: traceback.print_exc()
print(traceback.format_exception_only(type(e), e))
main()
