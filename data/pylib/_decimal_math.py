# SPDX-License-Identifier: MIT
"""Roots, powers of e and logarithms of decimal numbers, by integers.

A number is a pair of digits and exponent, and so are the results: their last digit may be wrong, and
there are as many digits as are asked for.
"""

from math import isqrt


def sqrt(digits, power, places):
    """The root with so many digits, and whether it is exact."""
    wanted = power // 2
    if power % 2:
        digits, power = digits * 10, power - 1
    half = power // 2
    shift = max(0, places + 1 - (len(str(digits)) + 1) // 2)
    root = isqrt(digits * 100 ** shift)
    exact = root * root == digits * 100 ** shift
    half -= shift
    if exact:
        while half < wanted and root % 10 == 0:
            root, half = root // 10, half + 1
    return root, half, exact


def _scaled(digits, power, places):
    """digits * 10**power as an integer in units of 10**-places."""
    return digits * 10 ** (power + places) if power + places >= 0 else (
        digits // 10 ** -(power + places))


def _inverse_tanh(divisor, unit):
    """artanh (1 / divisor) in units: the sum of 1 / (k * divisor**k) for odd k."""
    term = total = unit // divisor
    square, k = divisor * divisor, 1
    while term:
        term //= square
        k += 2
        total += term // k
    return total


_kept = {}


def _constant(name, places, compute):
    """A constant with that many places; the longest that was computed is kept."""
    known, value = _kept.get(name, (-1, 0))
    if known < places:
        known, value = places + 20, compute(10 ** (places + 30)) // 10 ** 10
        _kept[name] = known, value
    return value // 10 ** (known - places)


def _ln2(places):
    # artanh ((2 - 1) / (2 + 1)) is half of ln 2.
    return _constant(2, places, lambda unit: 2 * _inverse_tanh(3, unit))


def _ln10(places):
    # 10 = 2**3 * 5/4, and artanh ((5 - 4) / (5 + 4)) is half of ln (5/4).
    return _constant(10, places, lambda unit: 6 * _inverse_tanh(3, unit)
                     + 2 * _inverse_tanh(9, unit))


def exp(digits, power, places):
    """e ** (digits * 10**power)."""
    size = len(str(abs(digits))) + power
    room = places + max(0, size) + 12
    value = _scaled(digits, power, room)
    # e**x = 10**k * e**r with a small rest r, which is halved some times.
    shift, rest = divmod(value, _ln10(room))
    halvings = 12
    room += halvings
    rest = _scaled(rest, -(room - halvings), room) >> halvings
    unit = 10 ** room
    term = total = unit
    k = 0
    while term:
        k += 1
        term = term * rest // unit // k
        total += term
    for _ in range(halvings):
        total = total * total // unit
    return _shortened(total, shift - room, places)


def _shortened(digits, power, places):
    excess = len(str(abs(digits))) - places
    if excess > 0:
        return digits // 10 ** excess, power + excess
    return digits, power


def ln(digits, power, places):
    """The natural logarithm of a positive number."""
    length = len(str(digits))
    # The nearer to 1 the number is, the more digits the result has lost at its begin.
    tenths = digits - 10 ** -power if -power >= 0 and power > -10 ** 5 else None
    lost = 0
    if tenths is not None and tenths and abs(length + power) <= 1:
        lost = max(0, -power - len(str(abs(tenths))))
    room = places + lost + 15 + len(str(abs(power + length)))
    unit = 10 ** room
    # x = 10**exponent * m with 0.1 <= m < 1, then m * 2**n is near 1.
    exponent = power + length
    m = _scaled(digits, -length, room)
    n = 0
    while m < unit * 2 // 3:
        m, n = m * 2, n + 1
    # ln m = 2 * artanh ((m - 1) / (m + 1))
    ratio = (m - unit) * unit // (m + unit)
    square = ratio * ratio // unit
    term = total = ratio
    k = 1
    while term and term != -1:
        term = term * square // unit
        k += 2
        total += term // k
    total = 2 * total + exponent * _ln10(room) - n * _ln2(room)
    return _shortened(total, -room, places)


def log10(digits, power, places):
    """The logarithm to the base 10 of a positive number."""
    value, exponent = ln(digits, power, places + 12)
    room = places + 12
    quotient = value * 10 ** (2 * room) // _ln10(room)
    return _shortened(quotient, exponent - room, places)
