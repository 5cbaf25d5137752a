# the order of a metaclass disappears, bases change inside of a change
class M(type):
    def mro(cls):
        del M.mro
        return super(M, cls).mro()
class A(metaclass=M): pass
print(A.__mro__)
class B(A): pass
print(B.__mro__, 'mro' in M.__dict__)

class N(type):
    log = []
    deep = 0
    def mro(cls):
        N.log.append(cls.__name__)
        if N.deep > 0:
            N.deep -= 1
            cls.__bases__ = (Q, P) if N.deep % 2 else (P, Q)
        return type.mro(cls)
class P(metaclass=N): pass
class Q(metaclass=N): pass
class R(P): pass
class S(R): pass
for deep in 1, 2, 3, 4:
    N.log = []
    N.deep = deep
    R.__bases__ = (P,)
    print(N.log, N.deep, [c.__name__ for c in R.__bases__], [c.__name__ for c in R.__mro__], [c.__name__ for c in S.__mro__],
      [c.__name__ for c in P.__subclasses__()], [c.__name__ for c in Q.__subclasses__()])
