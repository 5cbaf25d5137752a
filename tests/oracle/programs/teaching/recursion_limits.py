# Recursion and its end, by functions and by special methods.
import sys
def hanoi(n, src="A", dst="C", via="B", count=0):
    if n == 0: return count
    count = hanoi(n - 1, src, via, dst, count)
    print(f"Move disk {n} from {src} to {dst}")
    return hanoi(n - 1, via, dst, src, count + 1)
print(hanoi(3), "moves")
print(sys.getrecursionlimit())
def forever(n): return forever(n + 1)
try: forever(0)
except RecursionError as e: print("RecursionError:", e)
class Loop:
    def __getattr__(self, name): return self.other
    def __repr__(self): return f"<{self.x}>"
try: Loop().x
except RecursionError as e: print("RecursionError:", e)
class E:
    def __eq__(self, o): return self == o
try: E() == 1
except RecursionError as e: print(e)
l = []; l.append(l); print(l)
try: l == [l, 1], print(l == l)
except RecursionError as e: print(e)
m = []; m.append(m)
try: print(l == m)
except RecursionError as e: print(e)
def a(n): return b(n)
def b(n): return a(n) + 1
a(1)
