# A frame's count: in 3.10 the frame that it has called holds it, later nobody does.
import sys


def outer():
    me = sys._getframe()
    print("alone", sys.getrefcount(me))

    def inner():
        print("inner", sys.getrefcount(me), sys.getrefcount(sys._getframe()))

    def generate():
        yield sys.getrefcount(me)
        yield sys.getrefcount(me)

    inner()
    list(map(lambda x: print("lambda", sys.getrefcount(me)), [1]))
    g = generate()
    print("generator", next(g), sys.getrefcount(me), next(g))

    class Body:
        print("class", sys.getrefcount(me))

    try:
        1 / 0
    except ZeroDivisionError as e:
        print("failed", sys.getrefcount(me))
        kept = e
    return me


module = sys._getframe()
print("module", sys.getrefcount(module))
frame = outer()
print("over", sys.getrefcount(frame), sys.getrefcount(module))
