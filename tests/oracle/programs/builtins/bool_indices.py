# bools where ints are taken as indices
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: range(True, 5, True))
t(lambda: (range(True, 5).start, range(False).stop, range(0, True).stop, range(0, 9, True).step))
t(lambda: range(True, 5)[0]); t(lambda: list(range(False, True)))
import operator
class I:
    def __index__(self): return 7
print(operator.index(True), operator.index(I()), [1, 2][True], range(I()), slice(True).indices(5), "ab"[True])
