# Which bytes are the same object: the empty one, single ones, and what a method gives back whole.
x = b'hello'
empty = bytes()
single = bytes([97])
print('made', empty is bytes(0), single is b'abc'[0:1], bytes(bytearray(b'a')) is single)
print('copies', x[:] is x, bytes(x) is x, x[1:] is x[1:], x * 1 is x, x + empty is x, empty + x is x)
print('methods', [f() is x for f in (x.strip, x.lower, x.expandtabs, x.swapcase)],
      x.replace(b'z', b'') is x, x.ljust(3) is x, x.translate(None) is x, x.zfill(2) is x)
print('parts', x.split()[0] is x, x.splitlines()[0] is x, x.partition(b'z')[0] is x,
      x.rpartition(b'z')[2] is x, b'a,b'.split(b',')[0] is single)
print('join', b''.join([x]) is x, b''.join((single,)) is single, b'-'.join([x, x]) is x)
print('percent', x % () is x, b'%b' % x is x, b'%c' % 97 is single)
print('encode', ''.encode() is empty, 'a'.encode() is single, 'a'.encode('latin-1') is single)


def f():
    a = b'xyz!'
    b = b'xyz!'
    c = b'xy' b'z!'
    d = b'q' * 3
    e = b'qqq'
    return a is b, a is c, d is e


print('constants', f())


class B(bytes):
    pass


y = B(x)
print('subclass', y == x, hash(y) == hash(x), type(y.strip()), y[:] is y, type(y[:]), type(bytes(y)))
