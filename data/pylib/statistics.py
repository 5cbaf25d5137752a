# SPDX-License-Identifier: MIT
"""Means, medians and how far numbers spread."""

# Sums are exact: each number is a quotient of integers, and what has the same denominator is
# added up first. The result is of the numbers' class where that can hold it.

import math
import numbers
import sys
from bisect import bisect_left, bisect_right
from collections import Counter, namedtuple
from fractions import Fraction

_MINOR = sys.version_info[1]

__all__ = ["StatisticsError", "correlation", "covariance", "fmean", "geometric_mean",
           "harmonic_mean", "linear_regression", "mean", "median", "median_grouped",
           "median_high", "median_low", "mode", "multimode", "pstdev", "pvariance", "quantiles",
           "stdev", "variance"]


class StatisticsError(ValueError):
    """There is too little data, or it is not such as is needed."""


LinearRegression = namedtuple("LinearRegression", "slope intercept")


def _require(holds, complaint):
    if not holds:
        raise StatisticsError(complaint)


# --- Exact sums --------------------------------------------------------------------------------

def _common(one, other):
    """The class that can hold numbers of both classes."""
    if one is other or other in (int, bool) or issubclass(one, other):
        return one
    if one is int or issubclass(other, one) or issubclass(one, int):
        return other
    if issubclass(other, int):
        return one
    for exact, rough in ((one, other), (other, one)):
        if issubclass(exact, Fraction) and issubclass(rough, float):
            return rough
    raise TypeError(f"don't know how to coerce {one.__name__} and {other.__name__}")


def _ratio(x):
    """A number as numerator and denominator; what is not finite has no denominator."""
    try:
        return x.as_integer_ratio()
    except AttributeError:
        kind = type(x).__name__
        raise TypeError(f"can't convert type '{kind}' to numerator/denominator") from None
    except (OverflowError, ValueError):
        return x, None


class _Sums:
    """The class, the number, the sum, and the sum of squares of some numbers."""

    def __init__(self, data):
        self.kind, self.count = int, 0
        once, squares = {}, {}
        for x in data:
            self.kind = _common(self.kind, type(x))
            self.count += 1
            above, below = _ratio(x)
            once[below] = once.get(below, 0) + above
            if below is not None:
                squares[below] = squares.get(below, 0) + above * above
        self._squares = squares
        self.infinite = None in once
        self.total = once[None] if self.infinite else sum(
            [Fraction(above, below) for below, above in once.items()])

    def deviations(self):
        """The sum of the squares of the distances from the mean."""
        if self.infinite:
            return self.total
        if not self.count:
            return Fraction(0)
        squares = sum([Fraction(above, below ** 2) for below, above in self._squares.items()])
        return squares - Fraction(self.total) ** 2 / self.count

    def converted(self, value):
        """A value in the class of the numbers."""
        if type(value) is self.kind:
            return value
        if issubclass(self.kind, int) and value.denominator != 1:
            return float(value)
        if self.is_decimal():
            return self.kind(value.numerator) / self.kind(value.denominator)
        return self.kind(value)

    def is_decimal(self):
        module = sys.modules.get("decimal")
        return module is not None and issubclass(self.kind, module.Decimal)

    def root(self, square):
        """The square root of an exact number, rounded once."""
        if not self.is_decimal():
            return _root(square)
        root = (self.kind(square.numerator) / self.kind(square.denominator)).sqrt()
        # The root of the rounded quotient may be one step off.
        for step, side in ((root.next_plus, 1), (root.next_minus, -1)):
            middle = (Fraction(*root.as_integer_ratio())
                      + Fraction(*step().as_integer_ratio())) / 2
            if (square - middle ** 2) * side > 0:
                return step()
        return root


def _listed(data):
    return list(data) if iter(data) is data else data


# --- Averages ----------------------------------------------------------------------------------

def mean(data):
    """The arithmetic mean."""
    sums = _Sums(data)
    _require(sums.count, "mean requires at least one data point")
    return sums.converted(Fraction(sums.total) / sums.count if not sums.infinite
                          else sums.total / sums.count)


def _product_sum(one, other):
    if _MINOR >= 12:
        return math.sumprod(one, other)
    return math.fsum(x * y for x, y in zip(one, other))


def _fast_mean(data):
    try:
        count = len(data)
    except TypeError:
        data = list(data)
        count = len(data)
    total = math.fsum(data)
    _require(count, "fmean requires at least one data point")
    return total / count


if _MINOR < 11:
    def fmean(data):
        """The arithmetic mean of floats."""
        return _fast_mean(data)
else:
    def fmean(data, weights=None):
        """The arithmetic mean of floats, which may weigh differently."""
        if weights is None:
            return _fast_mean(data)
        data, weights = list(data), list(weights)
        _require(len(data) == len(weights), "data and weights must be the same length")
        total = _product_sum(data, weights)
        weight = math.fsum(weights)
        _require(weight, "sum of weights must be non-zero")
        return total / weight


def geometric_mean(data):
    """The root of the product."""
    if _MINOR < 13:
        try:
            return math.exp(_fast_mean(list(map(math.log, data))))
        except ValueError:
            raise StatisticsError("geometric mean requires a non-empty dataset containing "
                                  "positive numbers") from None
    logarithms, zeros = [], 0
    for x in data:
        if x > 0.0 or math.isnan(x):
            logarithms.append(math.log(x))
        elif x != 0.0:
            raise StatisticsError("No negative inputs allowed", x)
        else:
            zeros += 1
    total = math.fsum(logarithms)
    _require(logarithms or zeros, "Must have a non-empty dataset")
    if math.isnan(total):
        return math.nan
    if zeros:
        return math.nan if total == math.inf else 0.0
    return math.exp(total / len(logarithms))


def _not_negative(data):
    for x in data:
        _require(not x < 0, "harmonic mean does not support negative values")
        yield x


def harmonic_mean(data, weights=None):
    """The mean of speeds over equal distances; or over distances that the weights tell."""
    data = _listed(data)
    count = len(data)
    _require(count >= 1, "harmonic_mean requires at least one data point")
    if weights is None:
        if count == 1:
            if not isinstance(data[0], numbers.Real):
                raise TypeError("unsupported type")
            return next(_not_negative(data))
        weights, weight = [1] * count, count
    else:
        weights = _listed(weights)
        _require(len(weights) == count, "Number of weights does not match data size")
        weight = _Sums(_not_negative(weights)).total
    try:
        sums = _Sums([w / x if w else 0 for w, x in zip(weights, _not_negative(data))])
    except ZeroDivisionError:
        return 0
    _require(not sums.total <= 0, "Weighted sum must be positive")
    return sums.converted(weight / sums.total)


# --- In the middle -----------------------------------------------------------------------------

def _in_order(data):
    data = sorted(data)
    _require(data, "no median for empty data")
    return data, len(data) // 2


def median(data):
    """The middle one, or the mean of the two in the middle."""
    data, middle = _in_order(data)
    return data[middle] if len(data) % 2 else (data[middle - 1] + data[middle]) / 2


def median_low(data):
    """The middle one, or the smaller of the two in the middle."""
    data, middle = _in_order(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    """The middle one, or the greater of the two in the middle."""
    data, middle = _in_order(data)
    return data[middle]


def median_grouped(data, interval=1 if _MINOR < 12 else 1.0):
    """The median of numbers that stand for the intervals around them."""
    data, middle = _in_order(data)
    x = data[middle]
    if _MINOR < 11:
        if len(data) == 1:
            return x
        for value in (x, interval):
            if isinstance(value, (str, bytes)):
                raise TypeError(f"expected number but got {value!r}")
    begin = bisect_left(data, x)
    width = bisect_right(data, x, lo=begin) - begin
    if _MINOR >= 11:
        try:
            interval, x = float(interval), float(x)
        except ValueError:
            raise TypeError("Value cannot be converted to a float") from None
    return x - interval / 2 + interval * (len(data) / 2 - begin) / width


def mode(data):
    """What is there most often, the first of several."""
    most = Counter(iter(data)).most_common(1)
    _require(most, "no mode for empty data")
    return most[0][0]


def multimode(data):
    """All that are there most often."""
    counts = Counter(iter(data))
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def quantiles(data, *, n=4, method="exclusive"):
    """The places that cut the data in n parts."""
    _require(n >= 1, "n must be at least 1")
    data = sorted(data)
    last = len(data) - 1
    if _MINOR >= 13:
        _require(data, "must have at least one data point")
        if not last:
            return data * (n - 1)
    _require(last >= 1, "must have at least two data points")
    if method not in ("inclusive", "exclusive"):
        raise ValueError(f"Unknown method: {method!r}")
    cuts = []
    for part in range(1, n):
        if method == "inclusive":
            low, share = divmod(part * last, n)
        else:
            # The data is thought of as having a place before it and one behind it.
            low = min(max(part * (last + 2) // n, 1), last) - 1
            share = part * (last + 2) - (low + 1) * n
        cuts.append((data[low] * (n - share) + data[low + 1] * share) / n)
    return cuts


# --- How far numbers spread --------------------------------------------------------------------

def _squares(data, centre, name, least):
    """The sums of the data, and of the squares of the distances from the centre."""
    data = list(data)
    if _MINOR < 11 or centre is not None:
        count = len(data)
        words = "one data point" if least == 1 else "two data points"
        _require(count >= least, f"{name} requires at least {words}")
    if centre is not None:
        sums = _Sums([(x - centre) ** 2 for x in data])
        return sums, sums.total
    sums = _Sums(data)
    if sums.infinite and _MINOR < 11:
        sums.total.as_integer_ratio()
    words = "one data point" if least == 1 else "two data points"
    _require(sums.count >= least, f"{name} requires at least {words}")
    return sums, sums.deviations()


def _root(square):
    """The square root of an exact number as a float, rounded once."""
    above, below = square.numerator, square.denominator
    if not above:
        return 0.0
    # Enough bits, and one more that tells whether there is a rest.
    shift = (above.bit_length() - below.bit_length() - 109) // 2
    if shift >= 0:
        below <<= 2 * shift
    else:
        above <<= -2 * shift
    root = math.isqrt(above // below)
    root |= root * root * below != above
    return (root << max(shift, 0)) / (1 << max(-shift, 0))


def _deviation(data, centre, name, least):
    if _MINOR < 11:
        name = name.replace("stdev", "variance")
    sums, squares = _squares(data, centre, name, least)
    squares = squares / (sums.count - least + 1)
    if _MINOR >= 11:
        return sums.root(squares)
    rounded = sums.converted(squares)
    return rounded.sqrt() if sums.is_decimal() else math.sqrt(rounded)


def variance(data, xbar=None):
    """How far a sample spreads: the mean of the squares of distances from the mean."""
    sums, squares = _squares(data, xbar, "variance", 2)
    return sums.converted(squares / (sums.count - 1))


def pvariance(data, mu=None):
    """How far all of something spreads."""
    sums, squares = _squares(data, mu, "pvariance", 1)
    return sums.converted(squares / sums.count)


def stdev(data, xbar=None):
    """The root of variance()."""
    return _deviation(data, xbar, "stdev", 2)


def pstdev(data, mu=None):
    """The root of pvariance()."""
    return _deviation(data, mu, "pstdev", 1)


# --- Two at a time -----------------------------------------------------------------------------

def _pairs(x, y, name, centred=True):
    """Both as distances from their means, and the means."""
    _require(len(x) == len(y),
             f"{name} requires that both inputs have same number of data points")
    _require(len(x) >= 2, f"{name} requires at least two data points")
    if not centred:
        return x, y, 0.0, 0.0
    xbar, ybar = math.fsum(x) / len(x), math.fsum(y) / len(y)
    return [a - xbar for a in x], [b - ybar for b in y], xbar, ybar


def covariance(x, y, /):
    """How far two vary together."""
    x, y, _, _ = _pairs(x, y, "covariance")
    return _product_sum(x, y) / (len(x) - 1)


def _ranks(data):
    """The places in the order; what is equal shares the mean of its places."""
    order = sorted(data)
    return [(bisect_left(order, x) + bisect_right(order, x) - len(order)) / 2 for x in data]


def _root_of_product(x, y):
    root = math.sqrt(x * y)
    if _MINOR < 13 or not root or not math.isfinite(root):
        return root
    return root + math.sumprod((x, root), (y, -root)) / (2.0 * root)


def _correlation(x, y, ranked=False):
    _pairs(x, y, "correlation", centred=False)
    x, y, _, _ = _pairs(x, y, "correlation") if not ranked else (_ranks(x), _ranks(y), 0, 0)
    try:
        return _product_sum(x, y) / _root_of_product(_product_sum(x, x), _product_sum(y, y))
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant") from None


if _MINOR < 12:
    def correlation(x, y, /):
        """How well a line describes two: 1 rising, -1 falling, 0 not at all."""
        return _correlation(x, y)
else:
    def correlation(x, y, /, *, method="linear"):
        """How well a line describes two, or their order: 1 rising, -1 falling, 0 not at all."""
        _pairs(x, y, "correlation", centred=False)
        if method not in ("linear", "ranked"):
            raise ValueError(f"Unknown method: {method!r}")
        return _correlation(x, y, method == "ranked")


def _line(x, y, proportional):
    x, y, xbar, ybar = _pairs(x, y, "linear regression", not proportional)
    try:
        slope = (_product_sum(x, y) + 0.0) / _product_sum(x, x)
    except ZeroDivisionError:
        raise StatisticsError("x is constant") from None
    return LinearRegression(slope=slope, intercept=0.0 if proportional else ybar - slope * xbar)


if _MINOR < 11:
    def linear_regression(x, y, /):
        """The line that is nearest to the points."""
        return _line(x, y, False)
else:
    def linear_regression(x, y, /, *, proportional=False):
        """The line that is nearest to the points; it may have to go through the origin."""
        return _line(x, y, proportional)
