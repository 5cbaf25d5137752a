# What a proxy hands on that has no slot: __bytes__ and __reversed__.
import weakref


class C:
    def __bytes__(self):
        return b"inside"

    def __reversed__(self):
        return iter("cba")


c = C()
p = weakref.proxy(c)
print(bytes(p), "__bytes__" in dir(p))
try:
    print(list(reversed(p)))
except TypeError as e:
    print(e)
print("__bytes__" in type(p).__dict__, "__reversed__" in type(p).__dict__)
del c
for use in (bytes, reversed):
    try:
        use(p)
    except (ReferenceError, TypeError) as e:
        print(type(e).__name__, e)
