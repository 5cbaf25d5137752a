# a circle of subclasses that the chain of bases does not show
class M(type):
    job = None
    def mro(cls):
        if M.job and cls is B:
            M.job = None
            try:
                A.__bases__ = (B,)
            except TypeError as e: print("inner", e)
        return type.mro(cls)
class X(metaclass=M): pass
class A(metaclass=M): pass
class B(metaclass=M): pass
class A(X): pass
class B(X): pass
M.job = True
try:
    B.__bases__ = (X, A)
except TypeError as e: print("outer", e)
print([c.__name__ for c in A.__mro__], [c.__name__ for c in B.__mro__])
print(A.__subclasses__(), B.__subclasses__(), X.__subclasses__())
X.foo = 3
