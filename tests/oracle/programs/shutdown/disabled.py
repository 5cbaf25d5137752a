# The same with the collector disabled.
import gc

gc.disable()


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
print("end of the program")
