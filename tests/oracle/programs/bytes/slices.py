# Reading and writing parts of a bytearray, with everything that goes wrong.
a = bytearray(b'0123456789')
a[2:5] = b'ab'
print(a)
a[::3] = b'WXYZ'[:len(a[::3])]
print(a)
a[-1:] = a
print(a)
a[3:3] = [65, 66]
print(a, len(a))
del a[5:]
del a[0]
print(a)
a[1:] = iter([1, 2])
print(a)
a[0] = True
print(a)


def wrong(what, f):
    try:
        f()
    except Exception as e:
        print(what, type(e).__name__, e)


wrong('byte', lambda: a.__setitem__(0, 256))
wrong('negative', lambda: a.__setitem__(0, -1))
wrong('str', lambda: a.__setitem__(0, 'a'))
wrong('range', lambda: a.__setitem__(9, 1))
wrong('key', lambda: a.__setitem__('x', 1))
wrong('get', lambda: a['x'])
wrong('steps', lambda: a.__setitem__(slice(None, None, 2), b'abc'))
wrong('number', lambda: a.__setitem__(slice(0, 1), 5))
wrong('text', lambda: a.__setitem__(slice(0, 1), 'x'))
wrong('items', lambda: a.__setitem__(slice(0, 1), [300]))
wrong('none', lambda: a.__setitem__(slice(0, 1), None))
wrong('pop', lambda: bytearray().pop())
wrong('pop index', lambda: a.pop(10))
wrong('remove', lambda: a.remove(200))
wrong('hash', lambda: hash(a))
wrong('bytes', lambda: b'abc'.__setitem__)
wrong('bytes item', lambda: b'abc'[3])
wrong('extend', lambda: a.extend('ab'))
wrong('extend number', lambda: a.extend(5))
wrong('extend items', lambda: a.extend([1, 'x']))
print(a)
with memoryview(a) as m:
    wrong('grow', lambda: a.append(1))
    wrong('clear', a.clear)
    wrong('cut', lambda: a.__delitem__(slice(0, 1)))
    a[0] = 90
    a[0:1] = b'Y'
    m[1] = 88
    wrong('repeat', lambda: a.__imul__(2))
print(a)
a.clear()
print(a, a.copy() is a)
