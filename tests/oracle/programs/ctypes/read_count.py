# The count of an object, read at its address.
import ctypes
import gc
import sys

gc.disable()


class Head(ctypes.Structure):
    _fields_ = [("refcnt", ctypes.c_long)]


class A:
    pass


a = A()
head = Head.from_address(id(a))
print(head.refcnt, sys.getrefcount(a) - 1, ctypes.c_long.from_address(id(a)).value)
b = a
print(head.refcnt)
l = [a, a, a]
print(head.refcnt)
del b
l.pop()
print(head.refcnt)


def f(p):
    return head.refcnt - before


before = head.refcnt
print("inside a call:", f(a) > 0)
l.clear()
print(head.refcnt)
d = {"a": a}
t = (a,)
print(head.refcnt)
del d, t
print(head.refcnt)
a.me = a
print("refers to itself:", head.refcnt)
del a
print("without a name:", head.refcnt)
x = []
print(Head.from_address(id(x)).refcnt)
print(gc.collect() > 0)
