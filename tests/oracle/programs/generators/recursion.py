# Generators nested too deep.
import sys
sys.setrecursionlimit(60)
def g(n):
    yield n
    yield from g(n + 1)
n = 0
try:
    for n in g(0):
        pass
except RecursionError as e:
    print(n, e)
def h(n):
    for x in h(n+1):
        yield x
try:
    list(h(0))
except RecursionError as e:
    print(n, e)
def k(n):
    yield n
    for x in k(n+1):
        yield x
try:
    for n in k(0): pass
except RecursionError as e:
    print(n, e)
def rec():
    def g(): yield rec()
    return next(g())
try: rec()
except RecursionError as e:
    print(e)
def m():
    yield from m()
m_ = m()
try: next(m_)
except RecursionError as e: print(e)
print(list(m_))
for x in g(0): n = x; break
print(n)
