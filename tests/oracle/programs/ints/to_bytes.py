# int.to_bytes and int.from_bytes: sizes, orders, signs, defaults since 3.11, and the messages.
import sys

for n, size in ((0, 0), (1, 1), (255, 1), (256, 2), (1000, 4), (2**64, 9), (123456789, 5)):
    little = n.to_bytes(size, 'little')
    big = n.to_bytes(size, 'big')
    print(n, little, big, int.from_bytes(little, 'little') == int.from_bytes(big, byteorder='big') == n)
for n in (-1, -128, 127, -129, -2**63, -2**64, 0):
    coded = n.to_bytes(9, 'big', signed=True)
    print(n, coded, int.from_bytes(coded, 'big', signed=True) == n)
print(int.from_bytes(b'\xff\xff', 'little'), int.from_bytes(b'\xff\xff', 'little', signed=True))
print(int.from_bytes([1, 2], 'big'), int.from_bytes(bytearray(b'\x01'), 'big'), int.from_bytes(b'', 'big'),
      int.from_bytes(memoryview(b'ab')[::-1], 'big'), bool.from_bytes(b'\x05', 'big'), True.to_bytes(2, 'big'))


def wrong(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


wrong(lambda: (256).to_bytes(1, 'big'))
wrong(lambda: (128).to_bytes(1, 'big', signed=True))
wrong(lambda: (-129).to_bytes(1, 'big', signed=True))
wrong(lambda: (-128).to_bytes(1, 'big', signed=True))
wrong(lambda: (-1).to_bytes(1, 'big'))
wrong(lambda: (1).to_bytes(0, 'big'))
wrong(lambda: (1).to_bytes(-1, 'big'))
wrong(lambda: (1).to_bytes(1, 'middle'))
wrong(lambda: (1).to_bytes(1, 5))
wrong(lambda: (1).to_bytes('1', 'big'))
wrong(lambda: int.from_bytes('ab', 'big'))
wrong(lambda: int.from_bytes(5, 'big'))
wrong(lambda: int.from_bytes(b'a', 'middle'))
wrong(lambda: (1).to_bytes(1, 'big', True))
wrong(lambda: int.from_bytes())
if sys.version_info >= (3, 11):
    print((5).to_bytes(), int.from_bytes(b'\x05'), (5).to_bytes(length=2, byteorder='little'))
else:
    wrong(lambda: (5).to_bytes())
    wrong(lambda: int.from_bytes(b'a'))
print(int(b'12'), int(bytearray(b' -7 ')), int(b'ff', 16), float(b'1.5'), float(bytearray(b'1e3')))
wrong(lambda: int(b'x'))
wrong(lambda: int(b'\xff', 16))
wrong(lambda: float(b'x'))
wrong(lambda: int(memoryview(b'12')))
