# bytes % arguments: the conversions, what knows its bytes, and the messages.
class Known:
    def __bytes__(self):
        return b'known'


class Wrong:
    def __bytes__(self):
        return 'text'


print(b'%d %5d|%-5d|%05d|%+d|% d' % (1, 2, 3, 4, 5, 6))
print(b'%x %X %#x %o %#o %i %u' % (255, 255, 255, 8, 8, 7, 6))
print(b'%s %b %.2s|%6b|%-6b|' % (b'a', bytearray(b'b'), b'cdef', b'g', memoryview(b'h')))
print(b'%c%c%c %a %r' % (65, b'B', bytearray(b'C'), 'd\xe9', [1]))
print(b'%.2f %e %g %%' % (1.5, 2.5, 3.5), b'%s' % Known(), b'%(k)s %(n)d' % {b'k': b'v', b'n': 3})
print(bytearray(b'%s-%s') % (b'x', b'y'), type(bytearray(b'%d') % 1))
for fmt, args in ((b'%s', 'x'), (b'%b', 5), (b'%d', b'x'), (b'%d', '1'), (b'%c', 256), (b'%c', b'xx'),
                  (b'%c', 'x'), (b'%x', 1.5), (b'%z', 1), (b'%', 1), (b'%d', (1, 2)), (b'%d %d', 1),
                  (b'%(a)s', b'x'), (b'%(a)s', {'a': 1}), (b'%s', Wrong()), (b'%*d', (5, 42)),
                  (b'%.*f', (2, 3.14159)), (b'%*d', ('a', 1)), (b'abc', 1), (b'abc', {}), (b'%f', 'x')):
    try:
        print(fmt, fmt % args)
    except Exception as e:
        print(fmt, type(e).__name__, e)
