# Resurrection: of one out of three isolates, of part of a cycle, by a list, by an attribute.
import gc

gc.collect()
gc.disable()
saved = []


class F:
    def __init__(self, name, saves=False):
        self.name = name
        self.saves = saves

    def __del__(self):
        print("-" + self.name, end=" ")
        if self.saves:
            saved.append(self)


def loop(name, saves=False):
    f = F(name, saves)
    f.me = f


loop("one")
loop("two", saves=True)
loop("three")
print("| one of three:", gc.collect(), [f.name for f in saved])
saved.clear()
print("again:", gc.collect())
a, b, c = F("a"), F("b", saves=True), F("c")
a.next, b.next, c.next = b, c, a
del a, b, c
print("| the whole ring comes back:", gc.collect(), saved[0].next.next.next is saved[0])
print([gc.is_finalized(f) for f in (saved[0], saved[0].next, saved[0].next.next)])
saved[0].next.next = None
del saved[0]
print("cut and dropped:", gc.collect())
x, y = F("x"), F("y", saves=True)
x.y = y
x.me = x
del x, y
print("| the tail comes back:", gc.collect(), [f.name for f in saved])
saved.clear()
print("cleared", gc.collect())
p = F("p", saves=True)
del p
print("| by count:", [f.name for f in saved])
p = saved.pop()
p.saves = False
del p
print("| gone")
