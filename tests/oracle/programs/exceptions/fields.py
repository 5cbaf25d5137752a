# Attributes of OSError, ImportError and others: set by the constructor, shown, changed, restored.
import sys

for args in ((2, 'no', 'a'), (2, 'no', 'a', None, 'b'), (13, 'denied'), (2,), ('text',), (17, 'e', 'f'), (99, 'odd')):
    e = OSError(*args)
    print(type(e).__name__, e, e.args, e.errno, e.strerror, e.filename, e.filename2)
e = FileNotFoundError(2, 'no', 'a')
e.filename2 = 'z'
print(e, e.filename2)
e = ImportError('text', name='n', path='p')
print(e, e.msg, e.name, e.path, getattr(e, 'name_from', 'none' if sys.version_info < (3, 12) else 5))
e = Exception(1)
e.__setstate__({'a': 5})
print(e.a, e.__dict__, e.__setstate__(None))
for state in ([], 5):
    try:
        e.__setstate__(state)
    except TypeError as error:
        print(error)
print(issubclass(EncodingWarning, Warning), issubclass(BytesWarning, Warning), UnicodeWarning.__mro__[1])
try:
    print(PythonFinalizationError.__base__)
except NameError as error:
    print(error)
proxy = type.__dict__['__dict__'].__get__(type('A', (), {'x': 1}))
print(type(proxy), type(proxy | {'y': 2}), 'y' in ({'y': 2} | proxy), list(reversed(proxy))[-1] in proxy)
try:
    proxy |= {}
except TypeError as error:
    print(error)
for call in (lambda: 'a'.__mul__(), lambda: (1).__pow__(), lambda: [].__setitem__(1), lambda: (1).__add__(),
             lambda: object().__format__(None), lambda: 'abc'.find(1, 'x'), lambda: ord(b'ab')):
    try:
        call()
    except TypeError as error:
        print(repr(str(error)))
match b'ab', bytearray(b'x'), memoryview(b'cd'):
    case bytes(b), bytearray(a), [c, d]:
        print(b, a, c, d)
