# How much room a bytearray has: growing, shrinking, cutting off at the front.
import sys


def room(a):
    return sys.getsizeof(a) - sys.getsizeof(bytearray())


a = bytearray()
grown = []
for i in range(60):
    a.append(i)
    grown.append(room(a))
print(grown)
shrunk = []
while a:
    a.pop()
    shrunk.append(room(a))
print(shrunk)
a = bytearray(b'abcdefghijkl')
steps = [room(a)]
del a[:3]
steps.append(room(a))
a += b'xyz'
steps.append(room(a))
a[2:4] = b'0123456789'
steps.append(room(a))
a.extend(range(20))
steps.append(room(a))
del a[::2]
steps.append(room(a))
a *= 3
steps.append(room(a))
a.insert(0, 5)
steps.append(room(a))
a.remove(5)
steps.append(room(a))
a[:] = b''
steps.append(room(a))
a.clear()
steps.append(room(a))
print(steps)
print([room(b) for b in (bytearray(10), bytearray([1, 2, 3]), bytearray(b'ab') * 3,
                         bytearray(b'a') + b'bc', bytearray(iter([1, 2, 3])), bytearray(range(20)),
                         bytearray(b'abc')[:2], bytearray('abc', 'ascii'), bytearray(b'abc').upper())])
print(bytearray(b'abc').__alloc__(), sys.getsizeof(b'abc') - sys.getsizeof(b''))
