# What a generator refers to after close(), by how it was closed
import gc
import sys


def names(generator):
    return sorted(type(x).__name__ for x in gc.get_referents(generator))


def plain(p):
    held = [p]
    yield 1
    yield 2


def guarded(p):
    try:
        yield 1
    finally:
        print("finally")


generator = plain(1)
print(names(generator))
next(generator)
print(names(generator))
generator.close()
print(names(generator), generator.gi_frame, sys.getrefcount(plain))
generator = plain(1)
generator.close()
print(names(generator), generator.gi_frame is None, sys.getrefcount(plain))
generator = plain(1)
next(generator)
frame = generator.gi_frame
print(names(generator))
generator.close()
print(names(generator), generator.gi_frame is None, names(frame), frame.f_back is None)
del frame
print(names(generator))
generator = guarded(1)
next(generator)
generator.close()
print(names(generator), sys.getrefcount(guarded))
generator = plain(1)
print(list(generator), names(generator))
