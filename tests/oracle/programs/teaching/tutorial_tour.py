# The examples that every tutorial goes through, one after the other.
print(17 / 3, 17 // 3, 17 % 3, 5 ** 2, 2 ** 7)
word = 'Python'
print(word[0], word[-1], word[0:2], word[2:], word[-2:], word[:2] + word[2:], word[4:42], word[42:])
try: word[0] = 'J'
except TypeError as e: print(e)
squares = [1, 4, 9, 16, 25]
squares += [36, 49]; squares[0] = 0; print(squares, squares[-3:], squares[:])
letters = list("abcdefg"); letters[2:5] = ['C', 'D', 'E']; print(letters); letters[2:5] = []; print(letters); letters[:] = []; print(letters)
a, b = 0, 1
while a < 1000: print(a, end=','); a, b = b, a + b
print()
users = {'Hans': 'active', 'Éléonore': 'inactive', '景太郎': 'active'}
for user, status in users.copy().items():
    if status == 'inactive': del users[user]
print(users, range(10), list(range(-10, -100, -30)), sum(range(4)))
try:
    for k in users: users[k + "x"] = 1
except RuntimeError as e: print(e)
for n in range(2, 10):
    for x in range(2, n):
        if n % x == 0: print(n, 'equals', x, '*', n // x); break
    else: print(n, 'is a prime number')
def http_error(status):
    match status:
        case 400: return "Bad request"
        case 401 | 403: return "Not allowed"
        case int(x) if x > 500: return f"server {x}"
        case _: return "Something's wrong"
print(http_error(400), http_error(403), http_error(503), http_error("a"))
class Point:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x = x; self.y = y
def where(p):
    match p:
        case Point(0, 0): return "Origin"
        case Point(x=0, y=y): return f"Y={y}"
        case [Point(x1, y1), Point(x2, y2) as p2, *rest]: return f"list {x1} {x2} {len(rest)}"
        case {"k": v, **rest}: return f"map {v} {rest}"
        case Point(x, y) if x == y: return f"diag {x}"
        case str() | bytes(): return "text"
        case (1, 2, *_): return "12.."
        case None: return "none"
        case _: return "?"
for p in (Point(0, 0), Point(0, 5), Point(3, 3), [Point(1, 1), Point(2, 2), 3], {"k": 1, "z": 2}, "s", (1, 2, 3), None, 5): print(where(p))
def cheeseshop(kind, *arguments, **keywords):
    print("-- Do you have any", kind, "?")
    for arg in arguments: print(arg)
    print("-" * 40)
    for kw in keywords: print(kw, ":", keywords[kw])
cheeseshop("Limburger", "It's very runny, sir.", shopkeeper="Michael Palin", client="John Cleese")
def parrot(voltage, state='a stiff', action='voom', type='Norwegian Blue'): print(f"-- {action} {voltage} {state} {type}")
parrot(voltage=1000); parrot('a million', 'bereft of life', 'jump')
for bad in ("parrot()", "parrot(voltage=5.0, 'dead')", "parrot(110, voltage=220)", "parrot(actor='John Cleese')"):
    try: eval(bad)
    except (TypeError, SyntaxError) as e: print(type(e).__name__, e)
print(parrot.__defaults__, list(zip(*[[1, 2], [3, 4]])), [(x, y) for x in [1,2,3] for y in [3,1,4] if x != y])
del squares[0]; print(squares); basket = {'apple', 'orange', 'apple'}; print(len(basket), 'orange' in basket, sorted({x for x in 'abracadabra' if x not in 'abc'}))
print(set('abracadabra') - set('alacazam'), {'a': 1} | {'b': 2}, 'spam' * 3, (1, 2, 3) < (1, 2, 4), 'ABC' < 'C' < 'Pascal' < 'Python', [1] == [1.0])
for i, v in enumerate(['tic', 'tac']): print(i, v)
for q, a in zip(['name', 'quest'], ['lancelot', 'grail']): print('What is your {0}?  It is {1}.'.format(q, a))
import math; print(math.pi, f'{math.pi:.3f}', str(1/7), repr('hello\n'), '12'.zfill(5), '-3.14'.zfill(7))
def scope_test():
    def do_local(): spam = "local spam"
    def do_nonlocal():
        nonlocal spam; spam = "nonlocal spam"
    def do_global():
        global spam; spam = "global spam"
    spam = "test spam"
    do_local(); print(spam); do_nonlocal(); print(spam); do_global(); print(spam)
scope_test(); print(spam)
class B(Exception): pass
class C(B): pass
class D(C): pass
for cls in [B, C, D]:
    try: raise cls()
    except D: print("D")
    except C: print("C")
    except B: print("B")
try: raise Exception('spam', 'eggs')
except Exception as inst: print(type(inst), inst.args, inst); x, y = inst.args
class Reverse:
    def __init__(self, data): self.data = data; self.index = len(data)
    def __iter__(self): return self
    def __next__(self):
        if self.index == 0: raise StopIteration
        self.index -= 1
        return self.data[self.index]
print("".join(Reverse("golf")), sum(i*i for i in range(10)), .1 + .1 + .1 == .3, round(.1, 1) + round(.2, 1), format(math.pi, '.12g'), (3.14159).as_integer_ratio(), 0.1.hex(), math.fsum([0.1] * 10) == 1.0, 2.675, round(2.675, 2))
raise B("end")
