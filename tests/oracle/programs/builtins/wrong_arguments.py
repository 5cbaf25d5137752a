# methods of built-in classes called with too few, too many and odd arguments: the messages
class Odd:
    def __repr__(self): return "Odd"
    def __eq__(self, other): return self is other
    __hash__ = None
def call(f, *args):
    try:
        r = f(*args)
        return r if type(r) in (int, bool, str, type(None), float) else type(r).__name__
    except Exception as e:
        return type(e).__name__ + ": " + str(e)
for make in (lambda: "abc", lambda: [3, 1, 2], lambda: {"a": 1}, lambda: {1, 2}, lambda: (1, 2)):
    for name in dir(type(make())):
        if name.startswith("__") and name not in ("__getitem__", "__contains__", "__format__"): continue
        if not callable(getattr(make(), name)): continue
        got = [call(getattr(make(), name)), call(getattr(make(), name), Odd()),  call(getattr(make(), name), "x", Odd(), 3), call(getattr(make(), name), 2 ** 64)]
        print(type(make()).__name__, name)
        seen = None
        for g in got:
            if g != seen: print("   ", g)
            seen = g
