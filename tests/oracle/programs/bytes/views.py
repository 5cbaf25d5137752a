# memoryview: what it shows, writes, compares, and what it says when it is released.
a = bytearray(range(8))
m = memoryview(a)
print(len(m), m[0], m[-1], m[2:5].tolist(), m[::2].tobytes(), m[::-1].tolist())
print(m.format, m.itemsize, m.nbytes, m.ndim, m.shape, m.strides, m.readonly, m.contiguous)
m[0] = 100
m[1:3] = b'zz'
print(a, m.obj is a, m[6:].obj is a)
wide = m.cast('H')
print(wide.tolist(), wide.format, wide.itemsize, len(wide), wide.shape, wide.strides)
wide[0] = 0x4142
print(a, wide.cast('B').tolist()[:2], m.cast('b')[7], m.cast('c')[0])
print(m == a, m == bytes(a), m[:2] == b'BA', m != b'', m == 'x', memoryview(b'ab') == bytearray(b'ab'))
r = m.toreadonly()
print(r.readonly, hash(memoryview(b'abc')) == hash(b'abc'), 65 in m, b'A' in m, list(m[:3]))


def wrong(what, f):
    try:
        print(what, f())
    except Exception as e:
        print(what, type(e).__name__, e)


wrong('read-only', lambda: r.__setitem__(0, 1))
wrong('of bytes', lambda: memoryview(b'a').__setitem__(0, 1))
wrong('value', lambda: m.__setitem__(0, 256))
wrong('type', lambda: m.__setitem__(0, 'a'))
wrong('index', lambda: m[8])
wrong('key', lambda: m['a'])
wrong('delete', lambda: m.__delitem__(0))
wrong('length', lambda: m.__setitem__(slice(0, 2), b'abc'))
wrong('hash', lambda: hash(m))
wrong('hash wide', lambda: hash(memoryview(b'abcd').cast('I')))
wrong('cast', lambda: m[1:].cast('H'))
wrong('cast twice', lambda: wide.cast('I'))
wrong('cast format', lambda: m.cast('x'))
wrong('cast steps', lambda: m[::2].cast('H'))
wrong('of int', lambda: memoryview(5))
wrong('no argument', lambda: memoryview())
wrong('join', lambda: b''.join([m[::2]]))
wrong('bytes', lambda: bytes(m[::2]))
wrong('order', lambda: m < m)
wrong('floats', lambda: memoryview(bytearray(16)).cast('d').tolist())
wrong('hex', lambda: m.hex('-', 2))
with m as again:
    print(again is m)
for what, f in (('len', lambda: len(m)), ('item', lambda: m[0]), ('obj', lambda: m.obj),
                ('enter', m.__enter__), ('tolist', m.tolist), ('release', m.release)):
    wrong(what, f)
print(repr(m).split(' at ')[0], m == m, m == a)
