# SPDX-License-Identifier: MIT
"""What the classes of datetime are made of: arguments, attributes, the calendar, texts."""

import sys
import time as _time
from operator import index as _index

_VERSION = sys.version_info[1]
MINYEAR, MAXYEAR = 1, 9999
_MILLION = 1000000
_DAYS_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365)


# --- arguments and attributes ---------------------------------------------------------------------

def _sort(args, named, names, required=0, function='function'):
    """The arguments in the order of names, None where nothing is given."""
    if len(args) + len(named) > len(names):
        raise TypeError('%s takes at most %d arguments (%d given)' % (
            function, len(names), len(args) + len(named)))
    result = list(args) + [named.pop(name, None) for name in names[len(args):]]
    for position, name in enumerate(names[:required]):
        if result[position] is None and position >= len(args):
            raise TypeError('%s missing required argument %r (pos %d)' % (
                function, name, position + 1))
    for name in named:
        if function == 'function':
            function = 'this function'
        raise TypeError(('%s got an unexpected keyword argument %r' % (function, name))
                        if _VERSION >= 13 else
                        '%r is an invalid keyword argument for %s' % (name, function))
    return result


class _Part:
    """An attribute that can only be read."""

    __slots__ = ('slot', 'name', 'owner')

    def __init__(self, slot):
        self.slot = slot

    def __set_name__(self, owner, name):
        self.name, self.owner = name, 'datetime.' + owner.__name__

    def __get__(self, instance, owner=None):
        return self if instance is None else getattr(instance, self.slot)

    def __set__(self, instance, value):
        raise AttributeError('attribute %r of %r objects is not writable' % (self.name, self.owner))

    __delete__ = lambda self, instance: self.__set__(instance, None)


def _within(value, name, top):
    value = 0 if value is None else _index(value)
    if not 0 <= value <= top:
        raise ValueError('%s must be in 0..%d' % (name, top))
    return value


def _clock(hour, minute, second, microsecond, fold):
    parts = (_within(hour, 'hour', 23), _within(minute, 'minute', 59),
             _within(second, 'second', 59), _within(microsecond, 'microsecond', 999999))
    if fold not in (None, 0, 1):
        raise ValueError('fold must be either 0 or 1')
    return parts + (fold or 0,)


# --- the calendar ---------------------------------------------------------------------------------

def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in(year, month):
    return 29 if month == 2 and _is_leap(year) else _DAYS_BEFORE[month] - _DAYS_BEFORE[month - 1]


def _ordinal(year, month, day):
    past = year - 1
    return (past * 365 + past // 4 - past // 100 + past // 400 + _DAYS_BEFORE[month - 1]
            + (month > 2 and _is_leap(year)) + day)


def _from_ordinal(number):
    year = (number - 1) * 400 // 146097 + 1
    while _ordinal(year, 1, 1) > number:
        year -= 1
    while number - _ordinal(year, 1, 1) >= 365 + _is_leap(year):
        year += 1
    month = 12
    while _ordinal(year, month, 1) > number:
        month -= 1
    return year, month, number - _ordinal(year, month, 1) + 1


def _check_date(year, month, day):
    year, month, day = _index(year), _index(month), _index(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError('year %d is out of range' % year)
    if not 1 <= month <= 12:
        raise ValueError('month must be in 1..12')
    if not 1 <= day <= _days_in(year, month):
        raise ValueError('day is out of range for month')
    return year, month, day


def _first_monday(year):
    """The ordinal of the Monday with which the ISO year begins."""
    fourth = _ordinal(year, 1, 4)
    return fourth - (fourth - 1) % 7


def _iso_date(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError('Year is out of range: %d' % year)
    weeks = (_first_monday(year + 1) - _first_monday(year)) // 7 if year < MAXYEAR else 52
    if not 1 <= week <= weeks:
        raise ValueError('Invalid week: %d' % week)
    if not 1 <= day <= 7:
        raise ValueError('Invalid day: %d (range is [1, 7])' % day)
    return _from_ordinal(_first_monday(year) + (week - 1) * 7 + day - 1)


class _IsoCalendarDate(tuple):
    __slots__ = ()
    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return 'datetime.IsoCalendarDate(year=%d, week=%d, weekday=%d)' % tuple(self)

    def __reduce__(self):
        return tuple, (tuple(self),)


_IsoCalendarDate.__name__ = _IsoCalendarDate.__qualname__ = 'IsoCalendarDate'


# --- texts ----------------------------------------------------------------------------------------

def _offset_text(offset, colon=':'):
    if offset is None:
        return ''
    sign, offset = ('-', -offset) if offset._days < 0 else ('+', offset)
    minutes, seconds = divmod(offset._seconds, 60)
    text = '%s%02d%s%02d' % (sign, minutes // 60, colon, minutes % 60)
    if seconds or offset._us:
        text += '%s%02d' % (colon, seconds)
    if offset._us:
        text += '.%06d' % offset._us
    return text


_FORMS = {'hours': '{:02}', 'minutes': '{:02}:{:02}', 'seconds': '{:02}:{:02}:{:02}',
          'milliseconds': '{:02}:{:02}:{:02}.{:03}', 'microseconds': '{:02}:{:02}:{:02}.{:06}'}


def _clock_text(hour, minute, second, us, timespec):
    if timespec == 'auto':
        timespec = 'microseconds' if us else 'seconds'
    if timespec not in _FORMS:
        raise ValueError('Unknown timespec value')
    return _FORMS[timespec].format(hour, minute, second,
                                   us // 1000 if timespec == 'milliseconds' else us)


def _format(moment, text, fields):
    """What time.strftime() does, with the fractions and the zone that it does not know."""
    made, rest = '', text
    while rest:
        before, percent, rest = rest.partition('%')
        made += before
        if not percent:
            break
        if _VERSION >= 12 and rest.startswith(':z'):
            made += _offset_text(getattr(moment, 'utcoffset', lambda: None)())
            rest = rest[2:]
            continue
        letter, rest = rest[:1], rest[1:]
        if letter == 'f':
            made += '%06d' % getattr(moment, 'microsecond', 0)
        elif letter == 'z':
            made += _offset_text(getattr(moment, 'utcoffset', lambda: None)(), '')
        elif letter == 'Z':
            name = getattr(moment, 'tzname', lambda: None)()
            made += (name or '').replace('%', '%%')
        else:
            made += '%' + letter
    return _time.strftime(made, fields)


def _digits(text, start, count):
    part = text[start:start + count]
    if len(part) != count or not (part.isascii() and part.isdigit()):
        raise ValueError
    return int(part)


def _read_date(text):
    dashed = text[4:5] == '-'
    if _VERSION < 11 and (len(text) != 10 or not dashed or text[7] != '-'):
        raise ValueError
    year, at = _digits(text, 0, 4), 4 + dashed
    if text[at:at + 1] == 'W':
        week, at = _digits(text, at + 1, 2), at + 3
        day = 1
        if at < len(text):
            if dashed and text[at] != '-':
                raise ValueError
            day, at = _digits(text, at + dashed, 1), at + dashed + 1
        if at != len(text):
            raise ValueError
        return _iso_date(year, week, day)
    month, at = _digits(text, at, 2), at + 2
    if dashed and text[at:at + 1] != '-':
        raise ValueError
    day, at = _digits(text, at + dashed, 2), at + dashed + 2
    if at != len(text):
        raise ValueError
    return year, month, day


def _read_clock(text):
    """Hours to microseconds, of 10:20:30.5 and its shorter forms."""
    parts = [_digits(text, 0, 2), 0, 0, 0]
    at = 2
    colons = text[2:3] == ':'
    if not colons and len(text) > 2 and _VERSION < 11:
        raise ValueError
    for place in (1, 2):
        if at == len(text):
            return parts
        if colons and text[at] != ':':
            raise ValueError
        parts[place], at = _digits(text, at + colons, 2), at + colons + 2
    if at == len(text):
        return parts
    fraction = text[at + 1:]
    if text[at] not in ('.,' if _VERSION >= 11 else '.') or not fraction.isdigit() \
            or (_VERSION < 11 and len(fraction) not in (3, 6)):
        raise ValueError
    parts[3] = int((fraction + '00000')[:6])
    return parts


def _read_time_of_day(text):
    """Hours to microseconds, and the offset of the zone: None, 'Z', or a sign and microseconds."""
    zone = None
    if _VERSION >= 11 and text.startswith('T'):
        text = text[1:]
    for sign in '+-Z':
        clock, found, offset = text.partition(sign)
        if not found:
            continue
        text, zone = clock, 'Z'
        if sign == 'Z':
            if offset or _VERSION < 11:
                raise ValueError
        elif _VERSION < 11 and len(offset) not in (5, 8, 15):
            raise ValueError
        else:
            hour, minute, second, us = _read_clock(offset)
            us += ((hour * 60 + minute) * 60 + second) * _MILLION
            if us:
                zone = -us if sign == '-' else us
        break
    return _read_clock(text) + [zone]


def _date_length(text):
    """How much of a moment's text is its date."""
    if _VERSION < 11 or text[4:5] == '-' and text[5:6] != 'W':
        return 10
    if text[4:6] == '-W':
        return 10 if text[8:9] == '-' else 8
    if text[4:5] == 'W':
        return 8 if text[7:8].isdigit() else 7
    return 8


def _shown(o):
    cls = type(o)
    return 'datetime.' + cls.__name__ if cls.__module__ == 'datetime' else cls.__name__
