# methods that stand for a slot: their messages, and subclasses without and with their own
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: dict.__getitem__({}))
t(lambda: dict.__getitem__({}, 1, 2))
t(lambda: dict.__getitem__())
t(lambda: dict.__getitem__(3, 1))
t(lambda: dict.__contains__({}))
t(lambda: {}.__getitem__(1, 2))
t(lambda: list.__getitem__([], 1, 2))
t(lambda: [].__getitem__())
t(lambda: [].__len__(1))
t(lambda: list.__len__(3))
t(lambda: int.__add__(1))
t(lambda: (1).__add__())
class D(dict):
    def __getitem__(self, k): return "own " + str(k)
class E(D): __getitem__ = dict.__getitem__
class F(dict): pass
d, e, f = D(a=1), E(a=1), F(a=1)
print(d['x'], e['a'], f['a'], 'a' in f, type(dict.__getitem__), type(f.__getitem__), dict.__contains__, set.__contains__, list.__getitem__)
class G:
    def __init__(self): self.d = {1: 2}
    __getitem__ = dict.__getitem__
t(lambda: G()[1])
class L(list): pass
print(L([5, 6])[-1], L([5, 6])[:1], list.__getitem__(L([1]), 0))
F.__getitem__ = lambda s, k: "later"
print(f['a'])
del F.__getitem__
print(f['a'])
