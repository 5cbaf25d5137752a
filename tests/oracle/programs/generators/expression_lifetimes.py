# What generator expressions give lives as long as somebody holds it.
class A:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("del", self.n)


print("-- genexp lifetimes")
q=(x for x in [A("e1"), A("e2")]); print(next(q).n)
del q
q=(A("f%d"%i) for i in range(2))
for x in q: print(x.n)
print("end loop"); del x, q
print("-- list(genexp)")
print(len(list(A("h%d"%i) for i in range(2))))
print("-- any")
print(any(A("i%d"%i) for i in range(3)))
print("-- unpack")
a, b = (A("j%d"%i) for i in range(2))
del a; del b
try: a, b = (A("k%d"%i) for i in range(3))
except ValueError as e: print(e)
a=b=None
