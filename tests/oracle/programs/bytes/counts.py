# Who holds a bytes object or a bytearray: names, views, iterators, and what they let go.
import gc
import sys

data = bytes(bytearray(b'some bytes'))
base = sys.getrefcount(data)


def more(what):
    print(what, sys.getrefcount(data) - base)


view = memoryview(data)
more('view')
part = view[2:5]
copy = memoryview(view)
more('views of the view share its buffer')
print('the view itself', sys.getrefcount(view))
del view
more('without the first')
part.release()
more('one of two released')
copy.release()
more('both released')
it = iter(data)
more('iterator')
for _ in it:
    pass
more('iterator at its end')
print(it.__length_hint__(), gc.is_tracked(it), gc.is_tracked(data), gc.is_tracked(bytearray()))
pieces = data.partition(b' ')
more('partition')
separator = bytes(bytearray(b' b'))
before = sys.getrefcount(separator)
pieces = data.partition(separator)
print('the separator is in the result', sys.getrefcount(separator) - before)
whole = data.strip()
more('a method gives it back')
del whole
array = bytearray(data)
more('a bytearray copies')
slot = memoryview(array)
print(sys.getrefcount(array), gc.is_tracked(slot), len(gc.get_referents(slot)))
try:
    array.append(1)
except BufferError as e:
    print(e)
slot.release()
array.append(1)
print(array)
