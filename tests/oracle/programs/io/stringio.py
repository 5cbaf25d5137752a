# StringIO: writing, reading, the position, newlines, errors, as standard output
import gc
import io
import sys


def attempt(function):
    try:
        print(repr(function()))
    except (ValueError, TypeError, OSError) as error:
        print(type(error).__name__, error)


s = io.StringIO("abc\ndef")
print(gc.is_tracked(s), type(s), sys.getrefcount(s), sys.getsizeof(io.StringIO()))
for function in (lambda: s.write(3), lambda: s.seek(-1), lambda: s.seek(1, 1),
                 lambda: s.seek(0, 5), lambda: s.fileno(), lambda: io.StringIO(3),
                 lambda: io.StringIO("", "x"), lambda: s.read("a"), lambda: s.truncate(-1),
                 lambda: s.readline(2), lambda: s.close(), lambda: s.read(), lambda: s.getvalue(),
                 lambda: s.closed, lambda: next(s), lambda: list(s), lambda: s.__enter__()):
    attempt(function)
with io.StringIO() as f:
    print("hello", 1, file=f)
    print(f.getvalue(), f.tell(), f.seek(0), f.read(3), f.readline(), f.readline())
    f.seek(10)
    f.write("é€")
    print(repr(f.getvalue()), f.seek(2), f.truncate(), repr(f.getvalue()))
print(f.closed)
for newline in (None, "", "\n", "\r", "\r\n"):
    f = io.StringIO("a\nb\r\nc\rd", newline=newline)
    print(repr(f.getvalue()), f.readlines())


class Upper(io.StringIO):
    def write(self, text):
        return super().write(text.upper())


u = Upper()
print("xyz", file=u)
print(u.getvalue(), u.__dict__)
old, sys.stdout = sys.stdout, io.StringIO()
print("captured")
got, sys.stdout = sys.stdout.getvalue(), old
print(repr(got))
gc.collect()
gc.disable()
c = io.StringIO()
c.me = [c]
del c
print(gc.collect())
