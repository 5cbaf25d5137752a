# Cycles with and without names at the end.
class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("-" + self.name)


named = D("named")
a, b = D("a"), D("b")
a.o, b.o = b, a
del a, b
kept = D("kept cycle")
kept.me = kept
loop = D("in a list of itself")
loop.l = [loop]
print("end of the program")
