# Which AttributeErrors know their object and name, and so keep it alive
import sys
class A:
    def __del__(self): print("del")
class S:
    __slots__ = ("q", "__weakref__")
    def __del__(self): print("del")
class P:
    @property
    def p(self): return 1
    def __del__(self): print("del")
class D(dict): pass
class T(type): pass
class W(metaclass=T): pass
def attempt(what):
    try: what()
    except AttributeError as e:
        print(e, "|", e.name, type(e.obj).__name__)
for make in (A, S, P, D, int, lambda: A, lambda: W, object, lambda: attempt, Exception):
    def get(): make().q
    def get2(): getattr(make(), "zz")
    def store(): make().zz = 1
    def delete(): del make().zz
    def delete2(): del make().q
    def delete3(): delattr(make(), "__class__")
    def delete4(): del make().__doc__
    def p1(): make().p = 1
    def p3(): make().__doc__ = 1
    def p4(): make().real = 1
    def p5(): make().__eq__ = 1
    def p2(): del make().p
    def used():
        o = make()
        o.x = 1
        del o.x
        del o.x
    def withdict():
        o = make()
        o.__dict__
        del o.x
    for f in (get, get2, store, delete, delete2, delete3, delete4, p1, p2, p3, p4, p5, used, withdict):
        print(f.__name__, end=" ")
        try:
            attempt(f)
            print()
        except TypeError as e:
            print(e)
