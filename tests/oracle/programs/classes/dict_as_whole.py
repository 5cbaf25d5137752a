# __dict__ of classes and exceptions as a whole: what can be set and deleted
class Meta(type):
    pass
class Meta2(Meta): pass
class D(metaclass=Meta2): pass
def can(o, v):
    try: o.__dict__ = v; print('set', type(o).__name__)
    except (AttributeError, TypeError) as e: print(type(e).__name__, e)
can(D, {}); can(D(), {}); can(D(), 3)
class N(type):
    __dict__ = 3
class C(metaclass=N): pass
print(C.__dict__)
print(type.__dict__['__dict__'].__get__(D) is not None)
class Base(type): pass
import types
def t(cls): 
    class_dict = cls.__dict__
    print(type(class_dict))
t(D)
class V:
    __slots__=()
try: V().__dict__
except AttributeError as e: print(e)
for c in (int, BaseException, type(len)):
    try: c.__dict__ = {}
    except (AttributeError, TypeError) as e: print(e)
ex = Exception(); ex.__dict__ = {'a': 1}; print(ex.a)
try: ex.__dict__ = 3
except TypeError as e: print(e)
try: del ex.__dict__
except TypeError as e: print(e)
o = D(); o.x = 1; del o.__dict__; print(o.__dict__)
