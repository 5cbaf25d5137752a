# Reading __dict__ of a living instance: what gc.collect() counts afterwards.
import gc

gc.collect()
gc.disable()


class A:
    pass


def pair():
    a, b = A(), A()
    a.name, b.name = "a", "b"
    a.o, b.o = b, a
    return a


p = pair()
print(sorted(p.__dict__))
del p
print("one __dict__ read", gc.collect())
p = pair()
print(len(p.__dict__), len(p.o.__dict__))
del p
print("both read", gc.collect())
