# slice.indices with numbers of any size
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
B = 2**100
for s in (slice(None), slice(B), slice(-B, B), slice(B, -B, -1), slice(None, None, B), slice(None, None, -B), slice(1, B, 3), slice(-B, None, 2), slice("a"), slice(0, 1, 0), slice(True, None, True), slice(None, 1.5)):
    for n in (0, 5, B, -1, "x", True, 2**63):
        t(lambda: s.indices(n))
class I:
    def __index__(self): return 3
t(lambda: slice(I(), I(), I()).indices(I()))
class Loud:
    def __init__(self, name, n): self.name, self.n = name, n
    def __index__(self): print("  asked", self.name); x = [1, 2, 3]; return self.n
t(lambda: slice(Loud("start", 2**65), Loud("stop", -1), Loud("step", -2)).indices(Loud("length", 2**66)))
