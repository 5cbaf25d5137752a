# The stack as text, and the frames that a traceback keeps alive until they are cleared
import gc
import sys
import traceback
import weakref

gc.collect()
gc.disable()


class Thing:
    pass


def outer():
    return inner()


def inner():
    traceback.print_stack(file=sys.stdout)
    print(traceback.format_stack(limit=1))
    print(traceback.extract_stack())
    return [frame.f_code.co_name for frame, line in traceback.walk_stack(sys._getframe())]


def fail():
    thing = Thing()
    watch.append(weakref.ref(thing))
    raise ValueError("kept")


watch = []
print(outer())
try:
    fail()
except ValueError as e:
    kept = e
print(watch[0]() is None)
text = traceback.TracebackException.from_exception(kept)
traceback.clear_frames(kept.__traceback__)
print(watch[0]() is None, str(text), list(text.format_exception_only()))
del kept
print(gc.collect())
print("".join(text.format()), end="")
print(traceback.format_list([("a.py", 3, "f", "x = 1"), ("b.py", 4, "g", None)]))
