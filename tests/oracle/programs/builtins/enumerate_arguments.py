# the arguments of enumerate and of a class derived from it; the reflected % of bytes
class E(enumerate): pass
for f in (lambda: E(a=1), lambda: E([1],start=3,x=3), lambda: E([],3,4), lambda: E(), lambda: enumerate(a=1), lambda: list(enumerate(iterable=[1],start=3)), lambda:enumerate(start=3), lambda: E(start=3), lambda: E([],start=1,stop=2), lambda: E([],stop=2), lambda: enumerate([],stop=2), lambda: enumerate([],1,2), lambda: enumerate([],1,start=2),lambda: enumerate([],start='a'),lambda: enumerate(3), lambda: E(3)):
    try: print(f())
    except TypeError as e: print(e)
b=bytearray(b'%d')
print(bytearray.__rmod__, bytes.__rmod__, str.__rmod__)
for f in (lambda: b.__rmod__(3), lambda: b.__rmod__(b'%s'), lambda: b.__rmod__(bytearray(b'%s')), lambda: b'x'.__rmod__(3), lambda: b'x'.__rmod__(b'%s'), lambda: 'x'.__rmod__('%s'), lambda: 'x'.__rmod__(3), lambda: 3 % bytearray(b'a'), lambda: b'%b' % b, lambda: b'%d' % 5, lambda: b % 5):
    try: print(f())
    except TypeError as e: print(type(e),e)
