# random decimal arithmetic: digits, rounding, texts and functions
import random
from decimal import *
r = random.Random(3)
total = 0
def note(*values):
    global total
    for v in values:
        for c in str(v): total = (total * 131 + ord(c)) % 1000000007
def number():
    digits = r.randrange(10 ** r.randrange(1, 32))
    return Decimal((r.random() < .4, tuple(map(int, str(digits))), r.choice((0, -2, r.randrange(-30, 20)))))
def trial(f):
    try: note(f())
    except ArithmeticError as e: note(type(e).__name__, e)
c = getcontext()
for i in range(200):
    c.prec = r.choice((28, 28, 5, 9, 17, 40)); c.rounding = r.choice((ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP))
    a, b = number(), number()
    for f in (lambda: a + b, lambda: a - b, lambda: a * b, lambda: a / b, lambda: a // b, lambda: a % b, lambda: divmod(a, b), lambda: -a, lambda: +a, lambda: abs(a), lambda: a.compare(b), lambda: a < b, lambda: a.max(b), lambda: a.remainder_near(b), lambda: a.fma(b, a), lambda: a.quantize(b), lambda: a.quantize(Decimal('0.01')), lambda: a.normalize(), lambda: a.to_integral_value(), lambda: round(a, 3), lambda: int(a), lambda: a.sqrt(), lambda: abs(a).sqrt(), lambda: a ** r.randrange(-9, 30), lambda: hash(a), lambda: a.to_eng_string(), lambda: a.next_plus(), lambda: a.next_minus(), lambda: float(a), lambda: a.as_integer_ratio(), lambda: a.compare_total(b), lambda: a.logb(), lambda: repr(a)):
        trial(f)
    for s in ('f', '.3f', ',.2f', 'e', '.4e', 'g', '.5g', '%', '.1%', '20', '<+30.2f', '025.3f', 'G', '.0f', ',', '020,.1f'): trial(lambda: format(a, s))
    if i % 50 == 49: print(i, total, [k.__name__ for k, v in c.flags.items() if v]); c.clear_flags()
c.rounding = ROUND_HALF_EVEN
for i in range(80):
    c.prec = r.choice((28, 12, 50))
    x = Decimal(r.randrange(1, 10 ** r.randrange(1, 25))).scaleb(-r.randrange(0, 25))
    for f in (lambda: x.ln(), lambda: x.log10(), lambda: (x % 50).exp(), lambda: (-x % 30).exp(), lambda: (x % 100) ** Decimal('0.5'), lambda: (x % 100) ** Decimal('-1.25'), lambda: (x % 7) ** (x % 9)): trial(f)
print(total)
