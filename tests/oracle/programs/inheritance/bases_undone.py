# a subclass's mro() fails while the bases of its base change: what was done is undone
class Meta(type):
    fail = None
    calls = []
    def mro(cls):
        Meta.calls.append(cls.__name__)
        if cls.__name__ == Meta.fail:
            raise RuntimeError("no order for " + cls.__name__)
        return type.mro(cls)
class A(metaclass=Meta): pass
class B(metaclass=Meta): pass
class C(A): pass
class D(C): pass
class E(C): pass
class F(D, E): pass
def show(*cs):
    for c in cs:
        print(c.__name__, [b.__name__ for b in c.__bases__], c.__base__.__name__, [b.__name__ for b in c.__mro__], [s.__name__ for s in c.__subclasses__()])
for f in "C", "D", "E", "F", None:
    Meta.fail = f
    Meta.calls = []
    try:
        C.__bases__ = (B,)
        print("done")
    except RuntimeError as e:
        print(e)
    print(Meta.calls)
    show(A, B, C, D, E, F)
