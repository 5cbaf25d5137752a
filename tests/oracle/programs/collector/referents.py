# gc.get_referents and gc.get_referrers.
import gc


class A:
    def m(self):
        pass


def names(things):
    result = []
    for thing in things:
        if thing is globals_of_program:
            result.append("globals")
        elif isinstance(thing, (int, str, float)):
            result.append(repr(thing))
        else:
            result.append(type(thing).__name__)
    return result


globals_of_program = globals()
a = A()
a.x = "value"
a.l = [1]
b = A()
b.a = a
print("instances", sorted(names(gc.get_referents(a))), sorted(names(gc.get_referents(b))))
print("list", names(gc.get_referents([1, a, "s"])), "tuple", names(gc.get_referents((1, a, "s"))))
print("dict", sorted(names(gc.get_referents({"k": a, 1: 2}))), "set", names(gc.get_referents({5})))
print("atoms", gc.get_referents(1), gc.get_referents("s"), gc.get_referents(None))
print("bound", names(gc.get_referents(a.m)), "slice", names(gc.get_referents(slice(1, 2, 3))))
print("several", names(gc.get_referents([1], [2.5], ("s",))), gc.get_referents())
print("range", names(gc.get_referents(range(3))), "class", A in gc.get_referents(a))
l = [a]
t = (a,)
d = {"k": a}


def referrers(thing):
    return sorted(names(gc.get_referrers(thing)))


print("a in the list, the tuple, the dict:", *[x in gc.get_referrers(a) for x in (l, t, d)])
del t, d
print("l is referred to by", referrers(l))
l.append(l)
print("l is referred to by", referrers(l))
l.pop()


def local():
    z = A()
    return referrers(z)


print("a local:", local())


def cell():
    z = A()
    f = lambda: z
    return referrers(z)


print("in a cell:", cell())
print(gc.get_referrers(A()), [gc.get_referents([]), gc.get_referents({})])
