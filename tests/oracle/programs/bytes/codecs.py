# Text to bytes and back: encodings, handlers of errors, and the exception objects.
text = 'a\xe9\u20ac\U0001f600'
for encoding in ('utf-8', 'utf-8-sig', 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-32', 'utf-32-be', 'UTF8', 'U8'):
    coded = text.encode(encoding)
    print(encoding, coded, coded.decode(encoding) == text)
for handler in ('ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace'):
    print(handler, text.encode('ascii', handler), text.encode('latin-1', handler))
for handler in ('ignore', 'replace', 'backslashreplace', 'surrogateescape'):
    print(handler, ascii(b'a\xff\xc3(\xe2\x82\xf0\x9f\x98z'.decode('utf-8', handler)),
          ascii(b'a\x80\xff'.decode('ascii', handler)))
print(ascii(b'\xff\x80a'.decode(errors='surrogateescape').encode(errors='surrogateescape')))
print('\ud800x'.encode('utf-8', 'surrogatepass'), ascii(b'\xed\xa0\x80x'.decode('utf-8', 'surrogatepass')),
      '\ud800'.encode('utf-16-le', 'surrogatepass'))
print(str(b'abc', 'ascii'), str(b'abc', errors='strict'), str(bytearray(b'x'), 'utf-8'),
      str(memoryview(b'y'), 'latin-1'), bytes('\xe9', 'latin-1'), bytearray('z', 'ascii'))


def wrong(f):
    try:
        print(f())
    except UnicodeError as e:
        print(type(e).__name__, e)
        print('  ', e.encoding, ascii(e.object), e.start, e.end, e.reason, ascii(e.args))
    except Exception as e:
        print(type(e).__name__, e)


for coded in (b'\xff', b'a\xc3', b'\xe2\x82', b'\xe2(\xa1', b'\xf0\x9f(', b'\xc0\x80', b'\xed\xa0\x80', b'\xf4\x90\x80\x80'):
    wrong(lambda: coded.decode())
wrong(lambda: b'ab\xe9'.decode('ascii'))
wrong(lambda: b'a'.decode('utf-16'))
wrong(lambda: b'\x00\xd8a\x00'.decode('utf-16-le'))
wrong(lambda: b'\x00\xdca\x00'.decode('utf-16-le'))
wrong(lambda: b'abcd'.decode('utf-32'))
wrong(lambda: b'abc'.decode('utf-32-be'))
wrong(lambda: text.encode('ascii'))
wrong(lambda: text.encode('latin-1'))
wrong(lambda: 'x\ud800\udc00y'.encode())
wrong(lambda: '\udcff'.encode('utf-16'))
wrong(lambda: '\udc80\ud800'.encode('utf-8', 'surrogateescape'))
wrong(lambda: 'x'.encode('klingon'))
wrong(lambda: b'x'.decode('klingon'))
wrong(lambda: '\xe9'.encode('ascii', 'nothing'))
wrong(lambda: b'\xe9'.decode('ascii', 'nothing'))
wrong(lambda: b'\xe9'.decode('ascii', 'xmlcharrefreplace'))
wrong(lambda: 'x'.encode(5))
wrong(lambda: b'x'.decode('utf-8', None))
wrong(lambda: str('x', 'utf-8'))
wrong(lambda: str(5, 'utf-8'))
print(UnicodeTranslateError('abc', 0, 2, 'why'), UnicodeEncodeError('x', 'ab', 1, 2, 'why'))
wrong(lambda: UnicodeDecodeError('x', 'notbytes', 0, 1, 'why'))
wrong(lambda: UnicodeDecodeError('x', b'', 0, 1))
