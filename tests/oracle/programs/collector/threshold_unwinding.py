# A collection that becomes due while an exception unwinds many frames: when it runs.
import gc


class C:
    def __del__(self):
        print("del")


def garbage():
    c = C()
    c.me = c


def down(n, held=None):
    mine = [held, n]
    return down(n - 1, mine) if n else mine


def plain(n):
    return plain(n + 1)


gc.collect()
for function in down, plain:
    garbage()
    try:
        function(2.5)
    except RecursionError as e:
        print(type(e).__name__, e)
    print("behind", function.__name__)
    gc.collect()
for i in range(3):
    garbage()
    try:
        plain(0)
    except RecursionError as e:
        print(i, isinstance(e, RecursionError))
    gc.collect()
