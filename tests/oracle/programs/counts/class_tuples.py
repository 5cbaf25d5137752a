# The tuples of a class: those of built-in classes are immortal from 3.12 on
import sys
class A: pass
class B(A, dict): pass
for cls in (A, B, int, type, object, dict, ValueError, type(len), type(A.__dict__)):
    print(cls.__name__, sys.getrefcount(cls.__mro__), len(cls.__bases__))
print(sys.getrefcount(B.__bases__), sys.getrefcount(bool.__bases__), sys.getrefcount(A.__bases__))
