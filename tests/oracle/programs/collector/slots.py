# Instances without a __dict__.
import gc

gc.collect()
gc.disable()


class S:
    __slots__ = ("other", "name")

    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("-" + self.name, end=" ")


a, b = S("a"), S("b")
a.other, b.other = b, a
print(hasattr(a, "__dict__"), a.other.name, gc.is_tracked(a), len(gc.get_referents(a)))
try:
    a.wrong = 1
except AttributeError as error:
    print("AttributeError" if str(error) else "")
del a, b
print(gc.collect())
c = S("c")
try:
    c.other
except AttributeError:
    print("not set yet")
c.other = None
del c.other
del c
print("| by count")
