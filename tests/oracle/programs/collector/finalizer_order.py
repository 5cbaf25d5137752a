# Finalizers of garbage run in the order in which the objects were made.
import gc

gc.collect()
gc.disable()


class F:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=" ")


def ring(names, order):
    made = {name: F(name) for name in names}
    for i in range(len(order)):
        made[order[i]].next = made[order[(i + 1) % len(order)]]


ring("abcd", "abcd")
print("|", gc.collect())
ring("abcd", "dcba")
print("|", gc.collect())
ring("abcd", "cadb")
print("|", gc.collect())
for name in "xyz":
    f = F(name)
    f.me = f
del f
print("|", gc.collect())
first, second, third = F("first"), F("second"), F("third")
third.me = third
second.me = second
first.me = first
del third
del first
del second
print("|", gc.collect())
old = F("old")
old.me = old
gc.collect()
new = F("new")
new.me = new
del new, old
print("| an old one and a new one", gc.collect())
old = F("old")
old.me = old
gc.collect(0)
new = F("new")
new.me = new
new.old = old
old.new = new
del old, new
print("| generation 1 and 0", gc.collect())
