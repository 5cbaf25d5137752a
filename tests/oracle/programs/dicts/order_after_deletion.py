# the order of comparisons after deletions from a small dict
class H:
    def __init__(self, n, name): self.n, self.name = n, name
    def __hash__(self): return self.n
    def __eq__(self, o): log.append(self.name + "=" + o.name); return False
log = []
a, b, c, e, x = H(1, "a"), H(1, "b"), H(1, "c"), H(1, "e"), H(9, "x")
d = {a: 1, b: 2, c: 3}
del d[a]
log.clear(); d[e] = 1; print(log); log.clear(); d.get(x); print(log)
log.clear(); d.update({a: 1}); print(log); log.clear(); d.get(x); print(log)
d = {a: 1, b: 2, c: 3}
del d[a]
d.update({x: 1, e: 2}); log.clear(); d.get(H(1, "n")); print(log)
d = {a: 1, b: 2, c: 3}
del d[a]; del d[b]
log.clear(); d.update({a: 1, e: 2}); print(log); log.clear(); d.get(H(1, "n")); print(log)
d = {a: 1, b: 2, c: 3, x: 4}
del d[a]; del d[b]
log.clear(); d.update({a: 1, b: 2}); print(log); log.clear(); d.get(H(1, "n")); print(log)
d = {a: 1, b: 2, c: 3, x: 4}
del d[a]; del d[b]
log.clear(); d[a] = 1; d[b] = 2; print(log); log.clear(); d.get(H(1, "n")); print(log)
