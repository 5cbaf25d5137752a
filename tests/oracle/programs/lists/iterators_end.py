# how long the iterators of a list keep it
import sys
l = [1]
for make in iter, reversed:
    r = make(l)
    print(sys.getrefcount(l), list(r), sys.getrefcount(l), list(r), sys.getrefcount(l))
    for x in make(l): pass
    r = make(l)
    for x in r: pass
    print(sys.getrefcount(l))
    r = make(l); next(r); print(sys.getrefcount(l), next(r, 0), sys.getrefcount(l))
    del r
