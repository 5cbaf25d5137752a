# repr and str fall back on each other, and the default names the class.
class A:
    pass


class B:
    def __repr__(self):
        return "B()"


class C(B):
    def __str__(self):
        return "a C"


class D(C):
    def __repr__(self):
        return "D(" + super().__repr__() + ")"


print(repr(A()), str(A()))
print(repr(B()), str(B()), [B()], {"b": B()})
print(repr(C()), str(C()), [C()], (C(),))
print(repr(D()), str(D()), f"{D()} {D()!r}", "%s %r" % (D(), D()))
print(A, B.__repr__, A().__class__, type(B()))
print([A, int], {A: B}, (type, len))


def f():
    class Local:
        def method(self):
            pass
    return Local


L = f()
print(L, L(), L().method, L.method, f, lambda: 0)
print(repr(None), repr(...), repr(NotImplemented), repr(range(3)), repr(slice(1)), repr(print), repr(len))
print([].append, "".join, {}.get, list.append)
print([x for x in (ValueError("a"), KeyError("b"), Exception(), TypeError(1, 2))], str(KeyError("k")), str(ValueError()) == "")
