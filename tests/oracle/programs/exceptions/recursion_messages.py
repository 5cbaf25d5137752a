# which words a RecursionError has: where the deepest frame met the limit
import sys
def trial(f, *a):
    try: f(*a)
    except RecursionError as e: print(f.__name__, e)
def fact(n): return 1 if n == 0 else n * fact(n - 1)
def fact2(n):
    if n <= 1: return 1
    return n * fact2(n - 1)
def ack(m, n): return n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))
def noc(n): return noc(n)
def isn(n):
    if n is None: return
    isn(n)
def inn(n):
    if n in (1, 2): return
    inn(n + 5)
def strc(s):
    if s == "": return
    strc(s)
def lenc(s):
    if len(s) == 0: return
    lenc(s)
def notc(n):
    if not n: return
    notc(n)
def walk(d):
    for k in d: walk(d)
def fl(x):
    if x < 0.5: return
    fl(x)
def lst(x):
    if x == []: return
    lst(x)
trial(fact, 5000); trial(fact2, 5000); trial(ack, 3, 10); trial(noc, 1); trial(isn, 1); trial(inn, 5); trial(strc, "a"); trial(lenc, "a"); trial(notc, 1); trial(walk, {1: 2}); trial(fl, 1.5); trial(lst, [1])
for lim in range(300, 306):
    sys.setrecursionlimit(lim); trial(fact, 5000); trial(ack, 3, 10); trial(lst, [1]); trial(inn, 5)
