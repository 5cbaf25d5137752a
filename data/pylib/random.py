# SPDX-License-Identifier: MIT
"""Random numbers: for a seed the same ones as CPython's.

Without a seed they are the same in each run too: a program sees nothing of the host's randomness.
"""

# Each method draws from the source in CPython's order and computes in CPython's order of
# operations: a rounding or a draw more would change every number after it.

import _random
import sys
from bisect import bisect as _bisect
from itertools import accumulate as _accumulate, repeat as _repeat
from math import (acos as _acos, ceil as _ceil, cos as _cos, e as _e, exp as _exp, floor as _floor,
                  inf as _inf, lgamma as _lgamma, log as _log, log2 as _log2, pi as _pi,
                  sin as _sin, sqrt as _sqrt, tau as TWOPI)
from operator import index as _index

_MINOR = sys.version_info[1]
_ONE = 1
BPF, RECIP_BPF = 53, 1.0 / (1 << 53)
LOG4, SG_MAGICCONST = _log(4.0), 1.0 + _log(4.5)
NV_MAGICCONST = _exp(-0.5) * 4 / _sqrt(2.0)

# What a state says of itself: states of other versions are not taken.
_STATE_VERSION = 3


# --- arguments ---------------------------------------------------------------------------------

def _integer(value, name):
    """value as an int; whole floats were still taken before 3.12."""
    if _MINOR >= 12:
        return _index(value)
    try:
        return _index(value)
    except TypeError:
        whole = int(value)
        if whole == value:
            return whole
        raise ValueError("non-integer %s for randrange()" % name)


def _old_text_seed(text):
    """The number that a text stood for in the second version of seeds."""
    if isinstance(text, bytes):
        text = text.decode('latin-1')
    if not text:
        return 0
    number = ord(text[0]) << 7
    for character in text:
        number = number * 1000003 & 0xFFFFFFFFFFFFFFFF ^ ord(character)
    number ^= len(text)
    return number if number != -1 else -2


def _seed_number(value, version):
    """What the twister is to be seeded with."""
    if version == 1 and isinstance(value, (str, bytes)):
        return _old_text_seed(value)
    if version == 2:
        if isinstance(value, str):
            return _random._text_seed(value)
        if isinstance(value, (bytes, bytearray)):
            return _random._text_seed(bytes(value))
    if _MINOR < 11 or value is None or isinstance(value, (int, float, str, bytes, bytearray)):
        return value
    first, second = ("\n", " ") if _MINOR >= 13 else (" ", "\n")
    raise TypeError("The only supported seed types are:" + first + "None," + second
                    + "int, float, str, bytes, and bytearray.")


def _is_sequence(o):
    cls = type(o)
    if issubclass(cls, (list, tuple, str, range)):
        return True
    if isinstance(o, (dict, set, frozenset)):
        return False
    return all(hasattr(cls, name) for name in ("__getitem__", "__len__", "index", "count"))


def _cumulated(population, weights, cum_weights):
    """The sums of the weights up to each item; None when no weights are given."""
    if weights is None:
        return cum_weights
    if cum_weights is not None:
        raise TypeError('Cannot specify both weights and cumulative weights')
    try:
        return list(_accumulate(weights))
    except TypeError:
        if not isinstance(weights, int):
            raise
        raise TypeError('The number of choices must be a keyword argument: '
                        'k=%r' % (weights,)) from None


# --- ways of drawing ---------------------------------------------------------------------------

def _pick_from_pool(below, population, k):
    # What was drawn is replaced by the last item that was not.
    pool, last = list(population), len(population) - 1
    drawn = [None] * k
    for place in range(k):
        where = below(last + 1)
        drawn[place] = pool[where]
        pool[where] = pool[last]
        last -= 1
    return drawn


def _pick_by_index(below, population, k):
    # What was drawn already is drawn again.
    size, seen, drawn = len(population), set(), [None] * k
    for place in range(k):
        where = below(size)
        while where in seen:
            where = below(size)
        seen.add(where)
        drawn[place] = population[where]
    return drawn


def _gamma_above_one(draw, alpha):
    width = _sqrt(alpha * 2.0 - 1.0)
    bound = alpha - LOG4
    slope = alpha + width
    while True:
        first = draw()
        if first <= 1e-7 or first >= 0.9999999:
            continue
        second = 1.0 - draw()
        logit = _log(first / (1.0 - first)) / width
        candidate = _exp(logit) * alpha
        height = first * first * second
        room = bound + slope * logit - candidate
        if room + SG_MAGICCONST - height * 4.5 >= 0.0 or room >= _log(height):
            return candidate


def _gamma_below_one(draw, alpha):
    edge = (alpha + _e) / _e
    while True:
        place = draw() * edge
        if place > 1.0:
            candidate = -_log((edge - place) / alpha)
            height = candidate ** (alpha - 1.0)
        else:
            candidate = place ** (1.0 / alpha)
            height = _exp(-candidate)
        if draw() <= height:
            return candidate


def _successes_by_gaps(draw, n, p):
    """How many of n trials succeed, by the number of trials from one success to the next."""
    failure = _log2(1.0 - p)
    if not failure:
        return 0
    trial, count = 0, -1
    while trial <= n:
        trial += _floor(_log2(draw()) / failure) + 1
        count += 1
    return count


def _successes_by_rejection(draw, n, p):
    """The same for many successes: candidates in a box around the curve."""
    mean = n * p
    assert mean >= 10.0
    spread = _sqrt(mean * (1.0 - p))
    b = 1.15 + 2.53 * spread
    a = -0.0873 + 0.0248 * b + 0.01 * p
    centre, double_a = mean + 0.5, 2.0 * a
    quick = 0.92 - 4.2 / b
    ready = None
    while True:
        u = draw() - 0.5
        distance = 0.5 - abs(u)
        count = _floor((double_a / distance + b) * u + centre)
        if not 0 <= count <= n:
            continue
        v = draw()
        if v <= quick and distance >= 0.07:
            return count
        if ready is None:
            mode = _floor((n + 1) * p)
            ready = (mode, (2.83 + 5.1 / b) * spread, _log(p / (1.0 - p)),
                     _lgamma(mode + 1) + _lgamma(n - mode + 1))
        mode, scale, odds, top = ready
        v *= scale / (a / (distance * distance) + b)
        if _log(v) <= top - _lgamma(count + 1) - _lgamma(n - count + 1) + (count - mode) * odds:
            return count


# --- the class ---------------------------------------------------------------------------------

class Random(_random.Random):
    """A source of random numbers with a state of its own."""

    VERSION = _STATE_VERSION

    def __init__(self, x=None):
        self.seed(x)
        self.gauss_next = None

    def __init_subclass__(cls, /, **kwargs):
        # Whole numbers come from what the class nearest in its order defines.
        for base in cls.__mro__:
            own = vars(base)
            if '_randbelow' not in own:
                if 'getrandbits' in own:
                    cls._randbelow = cls._randbelow_with_getrandbits
                elif 'random' in own:
                    cls._randbelow = cls._randbelow_without_getrandbits
                else:
                    continue
            return

    # Its state.

    def seed(self, a=None, version=2):
        """Begin anew with a: an int, a str, a float, or None."""
        super().seed(_seed_number(a, version))
        self.gauss_next = None

    def getstate(self):
        """What setstate() takes to go on from here."""
        twister = super().getstate()
        return self.VERSION, twister, self.gauss_next

    def setstate(self, state):
        """Go on from where getstate() was asked."""
        said = state[0]
        if said != _STATE_VERSION:
            raise ValueError("state with version %s passed to Random.setstate() of version %s"
                             % (said, self.VERSION))
        said, twister, self.gauss_next = state
        super().setstate(twister)

    def __getstate__(self):
        return tuple(self.getstate())

    def __setstate__(self, state):
        self.setstate(state)

    def __reduce__(self):
        return self.__class__, (), self.__getstate__()

    # Whole numbers.

    def _randbelow_with_getrandbits(self, n):
        if n:
            bits, draw = n.bit_length(), self.getrandbits
            number = draw(bits)
            while number >= n:
                number = draw(bits)
            return number
        return 0

    def _randbelow_without_getrandbits(self, n, maxsize=1 << BPF):
        draw = self.random
        if n >= maxsize:
            return _floor(n * draw())
        # Only so many values of the source as n has whole parts.
        usable = (maxsize - maxsize % n) / maxsize
        while True:
            number = draw()
            if number < usable:
                return _floor(number * maxsize) % n

    _randbelow = _randbelow_with_getrandbits

    def randbytes(self, n):
        """n random bytes."""
        bits = self.getrandbits(n * 8)
        return bits.to_bytes(n, 'little')

    def randrange(self, start, stop=None, step=_ONE):
        """One of range(start, stop, step)."""
        first = _integer(start, "arg 1")
        if stop is None:
            if step is not _ONE:
                raise TypeError("Missing a non-None stop argument")
            if first > 0:
                return self._randbelow(first)
            raise ValueError("empty range for randrange()")
        last = _integer(stop, "stop")
        by = _integer(step, "step")
        if not by:
            raise ValueError("zero step for randrange()")
        # How many numbers the range has.
        n = -((first - last) // by)
        if n > 0:
            return first + by * self._randbelow(n)
        if _MINOR >= 12:
            shown = (start, stop) if by == 1 else (start, stop, step)
            raise ValueError("empty range in randrange(%s)" % ", ".join([f"{x}" for x in shown]))
        raise ValueError("empty range for randrange()" + (
            " (%d, %d, %d)" % (first, last, last - first) if by == 1 else ""))

    def randint(self, a, b):
        """A whole number from a to b."""
        return self.randrange(a, b + 1)

    # Items of sequences.

    def choice(self, seq):
        """An item of seq."""
        size = len(seq)
        if size or _MINOR < 11:
            return seq[self._randbelow(size)]
        raise IndexError('Cannot choose from an empty sequence')

    def shuffle(self, x):
        """Bring the list x into a random order."""
        below = self._randbelow
        left = len(x)
        while left > 1:
            other = below(left)
            left -= 1
            x[left], x[other] = x[other], x[left]

    def sample(self, population, k, *, counts=None):
        """k different items of a sequence, in random order."""
        if not _is_sequence(population):
            if _MINOR >= 11 or not isinstance(population, (set, frozenset)):
                raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
            population = tuple(population)
        n = len(population)
        if counts is not None:
            return self._sample_counted(population, list(_accumulate(counts)), k)
        below = self._randbelow
        if not 0 <= k <= n:
            raise ValueError("Sample larger than population or is negative")
        # A set of k costs as much as a list of so many.
        as_list = 21 if k <= 5 else 21 + 4 ** _ceil(_log(k * 3, 4))
        return (_pick_from_pool if n <= as_list else _pick_by_index)(below, population, k)

    def _sample_counted(self, population, sums, k):
        if len(sums) != len(population):
            raise ValueError('The number of counts does not match the population')
        total = sums.pop()
        if not isinstance(total, int):
            raise TypeError('Counts must be integers')
        if total < 1:
            raise ValueError('Total of counts must be greater than zero')
        return [population[_bisect(sums, place)] for place in self.sample(range(total), k=k)]

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        """k items of a sequence, each time of the whole of it."""
        draw = self.random
        size = len(population)
        sums = _cumulated(population, weights, cum_weights)
        if sums is None:
            size += 0.0
            return [population[_floor(draw() * size)] for _ in _repeat(None, k)]
        if len(sums) != size:
            raise ValueError('The number of weights does not match the population')
        whole = sums[-1] + 0.0
        if not 0.0 < whole < _inf:
            wanted = 'greater than zero' if whole <= 0.0 else 'finite'
            raise ValueError(f'Total of weights must be {wanted}')
        return [population[_bisect(sums, draw() * whole, 0, size - 1)] for _ in _repeat(None, k)]

    # Distributions of floats: first those of one draw.

    def uniform(self, a, b):
        """A float between a and b."""
        span = b - a
        return a + span * self.random()

    def expovariate(self, lambd=1.0):
        """Exponentially distributed with the mean 1 / lambd."""
        waited = -_log(1.0 - self.random())
        return waited / lambd

    def paretovariate(self, alpha):
        """Pareto distributed."""
        draw = 1.0 - self.random()
        return draw ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        """Weibull distributed."""
        waited = -_log(1.0 - self.random())
        return alpha * waited ** (1.0 / beta)

    def triangular(self, low=0.0, high=1.0, mode=None):
        """A float between low and high, most often near mode."""
        place, peak = self.random(), 0.5
        if mode is not None:
            try:
                peak = (mode - low) / (high - low)
            except ZeroDivisionError:
                return low
        if place <= peak:
            return low + (high - low) * _sqrt(place * peak)
        # The falling side is the rising one seen from the other end.
        return high + (low - high) * _sqrt((1.0 - place) * (1.0 - peak))

    # Those of the normal distribution.

    def normalvariate(self, mu=0.0, sigma=1.0):
        """Normally distributed, by the ratio of uniforms."""
        draw = self.random
        while True:
            first = draw()
            second = 1.0 - draw()
            deviation = NV_MAGICCONST * (first - 0.5) / second
            if _log(second) <= -(deviation * deviation / 4.0):
                return mu + deviation * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        """Normally distributed; each pair of calls shares two uniforms."""
        kept = self.gauss_next
        self.gauss_next = None
        if kept is None:
            angle = TWOPI * self.random()
            radius = _sqrt(_log(1.0 - self.random()) * -2.0)
            kept, self.gauss_next = radius * _cos(angle), radius * _sin(angle)
        return mu + kept * sigma

    def lognormvariate(self, mu, sigma):
        """The exponential of a normally distributed number."""
        power = self.normalvariate(mu, sigma)
        return _exp(power)

    # Those that reject some candidates.

    def vonmisesvariate(self, mu, kappa):
        """An angle, most often near mu."""
        draw = self.random
        if kappa <= 1e-6:
            return draw() * TWOPI
        half = 0.5 / kappa
        root = _sqrt(half * half + 1.0) + half
        accepted = False
        while not accepted:
            side = _cos(draw() * _pi)
            ratio = side / (root + side)
            height = draw()
            accepted = (height < 1.0 - ratio * ratio
                        or height <= _exp(ratio) * (1.0 - ratio))
        inverse = 1.0 / root
        angle = _acos((inverse + side) / (inverse * side + 1.0))
        return (mu + angle if draw() > 0.5 else mu - angle) % TWOPI

    def gammavariate(self, alpha, beta):
        """Gamma distributed."""
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError('gammavariate: alpha and beta must be > 0.0')
        if alpha == 1.0:
            return -_log(1.0 - self.random()) * beta
        way = _gamma_above_one if alpha > 1.0 else _gamma_below_one
        return way(self.random, alpha) * beta

    def betavariate(self, alpha, beta):
        """Beta distributed: between 0 and 1."""
        mine = self.gammavariate(alpha, 1.0)
        if not mine:
            return 0.0
        return mine / (mine + self.gammavariate(beta, 1.0))

    if _MINOR >= 12:
        def binomialvariate(self, n=1, p=0.5):
            """How many of n trials succeed that succeed with probability p."""
            if n < 0:
                raise ValueError("n must be non-negative")
            if p <= 0.0 or p >= 1.0:
                if p not in (0.0, 1.0):
                    raise ValueError("p must be in the range 0.0 <= p <= 1.0")
                return n if p else 0
            if n == 1:
                return int(self.random() < p)
            if p > 0.5:
                return n - self.binomialvariate(n, 1.0 - p)
            way = _successes_by_gaps if n * p < 10.0 else _successes_by_rejection
            return way(self.random, n, p)


if _MINOR < 12:
    Random.expovariate.__defaults__ = None
if _MINOR < 11:
    for _method in (Random.normalvariate, Random.gauss):
        _method.__defaults__ = None
    del _method


# --- the functions of the module: methods of one source ----------------------------------------

__all__ = ["betavariate", *["binomialvariate"][:_MINOR >= 12], "choice", "choices", "expovariate",
           "gammavariate", "gauss", "getrandbits", "getstate", "lognormvariate", "normalvariate",
           "paretovariate", "randbytes", "randint", "random", "randrange", "sample", "seed",
           "setstate", "shuffle", "triangular", "uniform", "vonmisesvariate", "weibullvariate"]
_inst = Random()
globals().update({_name: getattr(_inst, _name) for _name in __all__})
__all__.append("Random")
