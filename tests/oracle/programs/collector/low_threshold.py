# When a low threshold collects, right after a full collection
import gc, sys, weakref
class C1:
    def __init__(s, n): s.n = n
gc.collect()
gc.enable()
gc.set_threshold(15, 2, 2)
for i in range(32):
    x = []
    x.append(x)
gc.disable()
x = None
print(gc.collect())
gc.collect()
gc.enable()
gc.set_threshold(9)
for i in range(32):
    x = C1(i)
    x.a = x
gc.disable()
x = None
print(gc.collect())
gc.collect()
gc.enable()
gc.set_threshold(9)
for i in range(32):
    x = [{}]
    x.append(x)
gc.disable()
x = None
print(gc.collect())
