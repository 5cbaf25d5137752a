# SPDX-License-Identifier: MIT
"""timedelta, for the module datetime."""

from _datetime_parts import _MILLION, _Part, _shown, _sort, _VERSION

_DAY = 86400


def _round_even(numerator, denominator):
    whole, rest = divmod(numerator, denominator)
    if rest * 2 > denominator or (rest * 2 == denominator and whole % 2):
        whole += 1
    return whole


_UNITS = (('days', _DAY * _MILLION), ('seconds', _MILLION), ('microseconds', 1),
          ('milliseconds', 1000), ('minutes', 60 * _MILLION), ('hours', 3600 * _MILLION),
          ('weeks', 7 * _DAY * _MILLION))


class timedelta:
    """A span of time."""

    __module__ = 'datetime'
    __slots__ = ('_days', '_seconds', '_us')
    days, seconds, microseconds = _Part('_days'), _Part('_seconds'), _Part('_us')

    def __new__(cls, *args, **named):
        given = _sort(args, named, [name for name, _ in _UNITS], 0, '__new__()')
        total, fraction = 0, 0.0
        for value, (name, unit) in zip(given, _UNITS):
            if value is None:
                continue
            if isinstance(value, int):
                total += value * unit
            elif isinstance(value, float):
                whole = int(value)
                total += whole * unit
                rest = (value - whole) * unit
                total += int(rest)
                fraction += rest - int(rest)
            else:
                raise TypeError('unsupported type for timedelta %s component: %s'
                                % (name, type(value).__name__))
        return cls._of(total + round(fraction))

    @classmethod
    def _of(cls, us):
        self = object.__new__(cls)
        seconds, self._us = divmod(us, _MILLION)
        self._days, self._seconds = divmod(seconds, _DAY)
        if abs(self._days) > 999999999:
            if not -2 ** 31 <= self._days < 2 ** 31:
                raise OverflowError('Python int too large to convert to C int')
            raise OverflowError('days=%d; must have magnitude <= 999999999' % self._days)
        return self

    def _all(self):
        return (self._days * _DAY + self._seconds) * _MILLION + self._us

    def total_seconds(self):
        return self._all() / _MILLION

    def __repr__(self):
        parts = [(name, value) for name, value in (
            ('days', self._days), ('seconds', self._seconds), ('microseconds', self._us)) if value]
        return '%s(%s)' % (_shown(self), ', '.join(['%s=%d' % part for part in parts]) or '0')

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        text = '%d:%02d:%02d' % (minutes // 60, minutes % 60, seconds)
        if self._us:
            text += '.%06d' % self._us
        if self._days:
            text = '%d day%s, %s' % (self._days, '' if abs(self._days) == 1 else 's', text)
        return text

    def __add__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(self._all() + other._all())
        return NotImplemented

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(self._all() - other._all())
        return NotImplemented

    def __neg__(self):
        return timedelta._of(-self._all())

    def __pos__(self):
        return timedelta._of(self._all())

    def __abs__(self):
        return timedelta._of(abs(self._all()))

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of(self._all() * other)
        if isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
            return timedelta._of(_round_even(self._all() * numerator, denominator))
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            if not other:
                raise ZeroDivisionError('division by zero')
            return self._all() / other._all()
        if isinstance(other, int):
            if not other:
                raise ZeroDivisionError('integer division or modulo by zero')
            sign = -1 if other < 0 else 1
            return timedelta._of(_round_even(self._all() * sign, other * sign))
        if isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
            if not numerator:
                raise ZeroDivisionError('division by zero' if _VERSION >= 14 else
                                        'integer division or modulo by zero')
            sign = -1 if numerator < 0 else 1
            return timedelta._of(_round_even(self._all() * denominator * sign, numerator * sign))
        return NotImplemented

    def __floordiv__(self, other):
        if not isinstance(other, (int, timedelta)):
            return NotImplemented
        if not other:
            raise ZeroDivisionError('integer division or modulo by zero')
        if isinstance(other, timedelta):
            return self._all() // other._all()
        return timedelta._of(self._all() // other)

    def __mod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return self.__divmod__(other)[1]

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        if not other:
            raise ZeroDivisionError('integer division or modulo by zero')
        quotient, rest = divmod(self._all(), other._all())
        return quotient, timedelta._of(rest)

    def __eq__(self, other):
        return self._all() == other._all() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._all() < other._all() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._all() <= other._all() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._all() > other._all() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._all() >= other._all() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self._days, self._seconds, self._us))

    def __bool__(self):
        return self._all() != 0

    def __reduce__(self):
        return type(self), (self._days, self._seconds, self._us)


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(999999999, _DAY - 1, 999999)
timedelta.resolution = timedelta(0, 0, 1)
