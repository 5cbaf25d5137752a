# SPDX-License-Identifier: MIT
"""Reading dates and times by a format: what datetime.strptime() and time.strptime() do."""

import sys
import time

_VERSION = sys.version_info[1]
_DAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split()
_MONTHS = ('january february march april may june july august september october november '
           'december').split()
_LONGER = {'c': '%a %b %d %H:%M:%S %Y', 'x': '%m/%d/%y', 'X': '%H:%M:%S', 'D': '%m/%d/%y',
           'T': '%H:%M:%S', 'R': '%H:%M', 'F': '%Y-%m-%d'}
# The digits that a directive takes at most, its least and its greatest value.
_NUMBERS = {'d': (2, 1, 31), 'H': (2, 0, 23), 'I': (2, 1, 12), 'j': (3, 1, 366), 'm': (2, 1, 12),
            'M': (2, 0, 59), 'S': (2, 0, 61), 'U': (2, 0, 53), 'W': (2, 0, 53), 'V': (2, 1, 53),
            'u': (1, 1, 7), 'w': (1, 0, 6)}
_FIXED = {'Y': 4, 'G': 4, 'y': 2}


class _Mismatch(Exception):
    pass


def _number(text, at, width, low, high):
    """All that it can mean, the longest first: a shorter one may leave digits for what follows."""
    for length in range(width, 0, -1):
        part = text[at:at + length]
        if len(part) == length and part.isdecimal() and low <= int(part) <= high:
            yield int(part), at + length


def _name(text, at, names):
    lowered = text[at:].lower()
    for name in sorted(names, key=len, reverse=True):
        if name and lowered.startswith(name):
            yield names.index(name), at + len(name)


def _offset(text, at):
    """The seconds and microseconds of a zone's offset."""
    if text[at:at + 1] == 'Z':
        yield (0, 0), at + 1
        return
    sign = {'+': 1, '-': -1}.get(text[at:at + 1])
    end, parts = at + 1, []
    for place in range(3):
        colon = place > 0 and text[end:end + 1] == ':'
        part = text[end + colon:end + colon + 2]
        if len(part) != 2 or not part.isdecimal() or (place and int(part) > 59):
            break
        parts.append(int(part))
        end += colon + 2
    if sign is None or len(parts) < 2:
        return
    us = 0
    if len(parts) == 3 and text[end:end + 1] == '.':
        digits = 0
        while digits < 6 and text[end + 1 + digits:end + 2 + digits].isdecimal():
            digits += 1
        if digits:
            us = int(text[end + 1:end + 1 + digits].ljust(6, '0'))
            end += 1 + digits
    hours, minutes, seconds = (parts + [0])[:3]
    yield (sign * (hours * 3600 + minutes * 60 + seconds), sign * us), end


def _meanings(letter, text, at):
    """What a directive can mean at a place of the text: values, and where each ends."""
    if letter in _NUMBERS:
        return _number(text, at, *_NUMBERS[letter])
    if letter in _FIXED:
        width = _FIXED[letter]
        part = text[at:at + width]
        return [(int(part), at + width)] if len(part) == width and part.isdecimal() else []
    if letter == 'f':
        return [(int(text[at:end].ljust(6, '0')), end) for _, end in _number(
            text, at, 6, 0, 999999)]
    if letter == 'p':
        return _name(text, at, ['am', 'pm'])
    if letter in 'aA':
        return _name(text, at, _DAYS if letter == 'A' else [day[:3] for day in _DAYS])
    if letter in 'bB':
        return _name(text, at, _MONTHS if letter == 'B' else [month[:3] for month in _MONTHS])
    if letter == 'z':
        return _offset(text, at)
    if letter == 'Z':
        return [(name, at + len(name)) for name in ('utc', 'gmt')
                if text[at:at + 3].lower() == name]
    return [('%', at + 1)] if text[at:at + 1] == '%' else []


def _split(format):
    """Directives as ('%', letter), blanks as (' ',), and other characters."""
    parts, at = [], 0
    while at < len(format):
        char = format[at]
        at += 1
        if char.isspace():
            if not parts or parts[-1] != (' ',):
                parts.append((' ',))
            continue
        if char != '%':
            parts.append((char,))
            continue
        if at == len(format):
            raise ValueError('stray %% in format %r' % format)
        letter = format[at]
        at += 1
        if letter in _LONGER and letter in 'cxX':
            parts += _split(_LONGER[letter])
        elif letter in 'aAbBfpzZ%' or letter in _NUMBERS or letter in _FIXED:
            parts.append(('%', letter))
        else:
            raise ValueError('%r is a bad directive in format %r' % (letter, format))
    return parts


def _match(parts, text):
    """The values of the directives and where the match ends; the first way that fits."""
    ways = [(0, 0, ())]
    while ways:
        place, at, found = ways.pop()
        if place == len(parts):
            return dict(found), at
        part = parts[place]
        if len(part) == 2:
            more = [(place + 1, end, found + ((part[1], value),))
                    for value, end in _meanings(part[1], text, at)]
            ways += more[::-1]
        elif part == (' ',):
            end = at
            while end < len(text) and text[end].isspace():
                end += 1
            # Fewer blanks are tried when all of them do not fit.
            ways += [(place + 1, stop, found) for stop in range(at + 1, end + 1)]
        elif text[at:at + 1].lower() == part[0].lower():
            ways.append((place + 1, at + 1, found))
    raise _Mismatch


def _leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _ordinal(year, day_of_year):
    past = year - 1
    return past * 365 + past // 4 - past // 100 + past // 400 + day_of_year


def _lengths(year):
    return (31, 28 + _leap(year), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _day_of_week_number(year, week, weekday, starts_monday):
    """The day of the year that a number of the week and a weekday give; Monday is 0."""
    first = (_ordinal(year, 1) + 6) % 7
    if not starts_monday:
        first, weekday = (first + 1) % 7, (weekday + 1) % 7
    if week == 0:
        return weekday - first + 1
    return (7 - first) % 7 + (week - 1) * 7 + 1 + weekday


def _read(text, format):
    """The fields of the result by name."""
    for number, value in enumerate((text, format)):
        if not isinstance(value, str):
            raise TypeError('strptime() argument %d must be str, not %s' % (
                number + 1, type(value).__name__))
    parts = _split(format)
    try:
        found, end = _match(parts, text)
    except _Mismatch:
        raise ValueError('time data %r does not match format %r' % (text, format)) from None
    if end != len(text):
        raise ValueError('unconverted data remains: ' + text[end:])
    return found


def _hour(found):
    hour = found.get('H', 0)
    if 'I' in found:
        hour = found['I'] % 12
        if found.get('p', 0):
            hour += 12
    return hour


def _iso_day(found, weekday):
    """Year and day of the year of an ISO year, week and weekday."""
    year = found['G']
    fourth = _ordinal(year, 4)
    number = fourth - (fourth - 1) % 7 + (found['V'] - 1) * 7 + weekday
    while number < _ordinal(year, 1):
        year -= 1
    while number >= _ordinal(year + 1, 1):
        year += 1
    return year, number - _ordinal(year, 1) + 1


def _year_of(found):
    if 'Y' in found:
        return found['Y']
    if 'y' in found:
        return found['y'] + (2000 if found['y'] <= 68 else 1900)
    return None


def _weekday_of(found):
    if 'u' in found:
        return found['u'] - 1
    if 'w' in found:
        return (found['w'] - 1) % 7
    return found.get('A', found.get('a'))


def _check_iso(found, year, weekday):
    if 'G' in found and year is None and ('V' not in found or weekday is None):
        raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' "
                         "and a weekday directive ('%A', '%a', '%w', or '%u').")
    if 'V' in found and 'G' not in found:
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. "
                         "Use the ISO year '%G' instead." if year is not None else
                         "ISO week directive '%V' must be used with the ISO year directive '%G' "
                         "and a weekday directive ('%A', '%a', '%w', or '%u').")


def _resolve(found):
    """(year, month, day, hour, minute, second, weekday, day of the year)"""
    year, weekday = _year_of(found), _weekday_of(found)
    _check_iso(found, year, weekday)
    month = found.get('m', found.get('B', found.get('b')))
    if month is not None and 'm' not in found:
        month += 1
    day, day_of_year = found.get('d', 1), found.get('j')
    assumed = year is None and month == 2 and day == 29
    # A leap day without a year needs some leap year, which is not shown.
    base = 1904 if assumed else 1900 if year is None else year
    if 'G' in found:
        base, day_of_year = _iso_day(found, weekday)
    elif day_of_year is None and weekday is not None and year is not None:
        for letter in 'UW':
            if letter in found:
                day_of_year = _day_of_week_number(year, found[letter], weekday, letter == 'W')
                if day_of_year <= 0:
                    base -= 1
                    day_of_year += 365 + _leap(base)
    if day_of_year is not None and month is None:
        month, day = 1, day_of_year
        for length in _lengths(base):
            if day <= length:
                break
            month, day = month + 1, day - length
    month = month or 1
    if day > _lengths(base)[month - 1]:
        raise ValueError('day is out of range for month')
    if day_of_year is None:
        day_of_year = sum(_lengths(base)[:month - 1]) + day
    if weekday is None:
        weekday = (_ordinal(base, day_of_year) + 6) % 7
    return (1900 if assumed else base, month, day, _hour(found), found.get('M', 0),
            found.get('S', 0), weekday, day_of_year)


def moment(cls, text, format):
    """datetime.strptime()"""
    found = _read(text, format)
    if _VERSION >= 13 and 'd' in found and _year_of(found) is None and 'G' not in found:
        _warn_of_day()
    fields = _resolve(found)
    zone = None
    if 'z' in found:
        seconds, us = found['z']
        datetime = sys.modules['datetime']
        offset = datetime.timedelta(seconds=seconds, microseconds=us)
        zone = datetime.timezone(offset, *([found['Z'].upper()] if 'Z' in found else []))
    return cls(*fields[:6], found.get('f', 0), zone)


def fields(text, format='%a %b %d %H:%M:%S %Y'):
    """time.strptime()"""
    found = _read(text, format)
    made = _resolve(found)
    if _VERSION >= 13 and 'd' in found and _year_of(found) is None and 'G' not in found:
        _warn_of_day()
    return time.struct_time(made + (0 if 'Z' in found else -1,))


def _warn_of_day():
    import warnings
    warnings.warn("""\
Parsing dates involving a day of month without a year specified is ambiguious
and fails to parse leap day. The default behavior will change in Python 3.15
to either always raise an exception or to use a different default year (TBD).
To avoid trouble, add a specific year to the input & format.
See https://github.com/python/cpython/issues/70647.""", DeprecationWarning, stacklevel=4)
