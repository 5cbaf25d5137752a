# which slots built-in classes have in their own dicts, and what object.__getattribute__ checks
import sys
for c in (object, type, int, str, list, dict, property, super, type(sys), type(len), BaseException, type(None), tuple, float, type((lambda:0)), type(type.__call__), classmethod, staticmethod, range, slice, set, bytes, type(iter([])), type([].append), type(Ellipsis), type((x for x in ())), memoryview, enumerate, zip, map, complex, bool):
    print(c.__name__, '__getattribute__' in vars(c), '__getattr__' in vars(c), '__setattr__' in vars(c))
print(object.__getattribute__, type.__getattribute__, int.__getattribute__)
print(vars(object)['__getattribute__'], object.__getattribute__(3,'real'))
class A: pass
print(A.__getattribute__ is object.__getattribute__, A().__getattribute__)
try: object.__getattribute__(3)
except TypeError as e: print(e)
try: object.__getattribute__()
except TypeError as e: print(e)
try: type.__getattribute__(3,'x')
except TypeError as e: print(e)
try: int.__getattribute__('x','x')
except TypeError as e: print(e)
print('__eq__' in vars(type(None)), None.__eq__(None), None.__eq__(3), None.__lt__(3))
for f in (lambda: None < 1, lambda: type(None).__eq__(1, 2), lambda: type(None).__lt__(None, 2)):
    try:
        print(f())
    except TypeError as e:
        print(e)


class Mixed(ValueError, AttributeError):
    pass


try:
    print(Mixed("m", name="x"))
except TypeError as e:
    print(e)
print([c.__name__ for c in (ValueError, KeyError, OSError, NameError, AttributeError)
       if '__init__' in vars(c)], '__str__' in vars(NameError))
