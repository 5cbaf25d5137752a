# close(), what it runs and drops at which moment, and what it gives.
class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def plain(p):
    a = Noisy("a")
    yield 1


def guarded(p):
    try:
        yield 1
    except GeneratorExit as e:
        print("exit", repr(e), e.__context__)
        return 7
    finally:
        print("finally")


g = plain(Noisy("unstarted"))
print(g.close())
print("closed", g.gi_frame, g.gi_running)
del g
g = plain(Noisy("started"))
next(g)
print(g.close())
print("closed", g.gi_frame, list(g))
del g
g = guarded(Noisy("guarded"))
next(g)
print("close:", g.close(), g.close())
del g
g = guarded(Noisy("dies"))
next(g)
del g


def ignores():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = ignores()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)
print(g.gi_frame is None, next(g, "over"))


def raises():
    try:
        yield
    finally:
        {}["key"]


g = raises()
next(g)
try:
    g.close()
except KeyError as e:
    print("KeyError", e, repr(e.__context__))
try:
    [1].close()
except AttributeError as e:
    print(e)
