# Generators that are suspended when the program ends.
class A:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("del", self.n)


def late():
    try: yield 1
    finally: print("late finally, ran at end", A is None)
atend = late(); next(atend)
def late2():
    x = A("late2.x")
    yield 1
def late3():
    me = yield
    try: yield
    finally: print("late3 fin", me is None)
c = late2(); next(c)
d = late3(); next(d); d.send(d)
print("end")
