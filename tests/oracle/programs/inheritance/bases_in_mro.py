# a metaclass's mro() changes __bases__ so that a cycle would come to be
class Meta(type):
    swap = None
    def mro(cls):
        if Meta.swap is not None:
            target, bases = Meta.swap
            Meta.swap = None
            print("  swapping inside", cls.__name__)
            try:
                target.__bases__ = bases
            except TypeError as e:
                print("  refused:", e)
        return type.mro(cls)
class A(metaclass=Meta): pass
class B(metaclass=Meta): pass
class C(B): pass
class D(C): pass
def show(*cs):
    for c in cs:
        print(c.__name__, [b.__name__ for b in c.__bases__], [b.__name__ for b in c.__mro__], [s.__name__ for s in c.__subclasses__()])
show(A, B, C, D)
Meta.swap = (C, (A,))
B.__bases__ = (A,)
show(A, B, C, D)
Meta.swap = (A, (C,))
try:
    C.__bases__ = (A,)
except TypeError as e: print("outer", e)
show(A, B, C, D)
Meta.swap = (A, (D,))
try:
    D.__bases__ = (A,)
except TypeError as e: print("outer", e)
show(A, B, C, D)
A.x = 1
B.__len__ = lambda s: 3
print(len(B()))
print(hasattr(D, 'x'))
