# Weak references at the end: callbacks of what goes with everything else are not called.
import weakref


class A:
    def __del__(self):
        print("finalizer", r() is None)


a = A()
r = weakref.ref(a, lambda ref: print("callback"))
b = A()
b.me = b
w = weakref.ref(b, lambda ref: print("callback of a cycle"))
print("end")
