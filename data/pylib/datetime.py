# SPDX-License-Identifier: MIT
"""Dates, times of day, moments and the spans between them.

The classes behave as those of CPython, which are written in C: they have no attributes of their
own, and their errors are those of C functions. Local time is that of the module time.
"""

import time as _time
from operator import index as _index
from _datetime_parts import (
    MAXYEAR, MINYEAR, _check_date, _clock, _clock_text, _date_length, _first_monday, _format,
    _from_ordinal, _iso_date, _IsoCalendarDate, _MILLION, _offset_text, _ordinal, _Part,
    _read_date, _read_time_of_day, _shown, _sort, _VERSION)
from _timedelta import _round_even, timedelta
from _tracetext import name_fully as _name_fully

__all__ = ['date', 'datetime', 'time', 'timedelta', 'timezone', 'tzinfo', 'MINYEAR', 'MAXYEAR']
if _VERSION >= 11:
    __all__.append('UTC')
_DAY = 86400
_DAY_NAMES = 'Mon Tue Wed Thu Fri Sat Sun'.split()
_MONTH_NAMES = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split()


# --- dates ----------------------------------------------------------------------------------------

class date:
    """A day."""

    __slots__ = ('_year', '_month', '_day')
    year, month, day = _Part('_year'), _Part('_month'), _Part('_day')

    def __new__(cls, *args, **named):
        given = _sort(args, named, ('year', 'month', 'day'), 3)
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(*given)
        return self

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        return cls(*_local(timestamp)[:3])

    @classmethod
    def fromordinal(cls, ordinal, /):
        if ordinal < 1:
            raise ValueError('ordinal must be >= 1')
        found = _from_ordinal(ordinal)
        if found[0] > MAXYEAR:
            raise ValueError('year %d is out of range' % found[0])
        return cls(*found)

    @classmethod
    def fromisoformat(cls, text, /):
        if not isinstance(text, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            parts = _read_date(text)
        except ValueError as error:
            if error.args:
                raise
            raise ValueError('Invalid isoformat string: %r' % text) from None
        return cls(*parts)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        return cls(*_iso_date(year, week, day))

    def toordinal(self):
        return _ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isocalendar(self):
        today = self.toordinal()
        year = self._year
        if year < MAXYEAR and today >= _first_monday(year + 1):
            year += 1
        elif today < _first_monday(year):
            year -= 1
        week, day = divmod(today - _first_monday(year), 7)
        return _IsoCalendarDate((year, week + 1, day + 1))

    def _fields(self, hour=0, minute=0, second=0, is_dst=-1):
        return _time.struct_time((
            self._year, self._month, self._day, hour, minute, second, self.weekday(),
            self.toordinal() - _ordinal(self._year, 1, 1) + 1, is_dst))

    def timetuple(self):
        return self._fields()

    def ctime(self):
        return '%s %s %2d 00:00:00 %04d' % (_DAY_NAMES[self.weekday()],
                                            _MONTH_NAMES[self._month - 1], self._day, self._year)

    def isoformat(self):
        return '%04d-%02d-%02d' % (self._year, self._month, self._day)

    def strftime(self, format):
        return _format(self, format, self.timetuple())

    def __format__(self, format):
        return self.strftime(format) if format else str(self)

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return '%s(%d, %d, %d)' % (_shown(self), self._year, self._month, self._day)

    def replace(self, *args, **named):
        given = _sort(args, named, ('year', 'month', 'day'), 0, 'replace()')
        old = (self._year, self._month, self._day)
        return type(self)(*[b if a is None else a for a, b in zip(given, old)])

    if _VERSION >= 13:
        __replace__ = replace

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)(*_date_in_range(self.toordinal() + other._days))

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return type(self)(*_date_in_range(self.toordinal() - other._days))
        if isinstance(other, date) and not isinstance(other, datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def _key(self):
        return self._year, self._month, self._day

    def __eq__(self, other):
        if isinstance(other, datetime) or not isinstance(other, date):
            return NotImplemented
        return self._key() == other._key()

    def __lt__(self, other):
        return self._key() < other._key() if _are_dates(self, other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if _are_dates(self, other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if _are_dates(self, other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if _are_dates(self, other) else NotImplemented

    def __hash__(self):
        return hash(bytes((self._year >> 8, self._year & 255, self._month, self._day)))

    def __reduce__(self):
        return type(self), (self._year, self._month, self._day)


def _date_in_range(ordinal):
    if not 1 <= ordinal <= 3652059:
        raise OverflowError('date value out of range')
    return _from_ordinal(ordinal)


def _are_dates(one, other):
    """Can two dates be compared? A moment is a date too, but not for this."""
    if isinstance(other, datetime):
        if _VERSION < 13:
            raise TypeError("can't compare datetime.datetime to datetime.date")
        return False
    return isinstance(other, date)


def _local(timestamp, utc=False):
    if isinstance(timestamp, float):
        numerator, denominator = timestamp.as_integer_ratio()
        us = _round_even(numerator * _MILLION, denominator)
    else:
        us = _index(timestamp) * _MILLION
    seconds, us = divmod(us, _MILLION)
    if abs(seconds) > 2 ** 62:
        raise OverflowError('timestamp out of range for platform time_t')
    if not -62135596800 <= seconds < 253402300800:
        raise ValueError('year %d is out of range' % (1970 + seconds // 31556952))
    fields = (_time.gmtime if utc else _time.localtime)(seconds)
    return tuple(fields)[:6] + (us,)


date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(1)


# --- zones ----------------------------------------------------------------------------------------

class tzinfo:
    """What a zone tells: subclasses say how far its clocks are from UTC."""

    __slots__ = ()

    def utcoffset(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement utcoffset()')

    def dst(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement dst()')

    def tzname(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement tzname()')

    def fromutc(self, dt):
        """The moment in this zone of one that is told in UTC."""
        if not isinstance(dt, datetime):
            raise TypeError('fromutc: argument must be a datetime')
        if dt._zone is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        offset, dst = dt.utcoffset(), dt.dst()
        if offset is None or dst is None:
            raise ValueError('fromutc: non-None %s() result required'
                             % ('utcoffset' if offset is None else 'dst'))
        moved = dt + (offset - dst)
        dst = moved.dst()
        if dst is None:
            raise ValueError('fromutc: tz.dst() gave inconsistent results; cannot convert')
        return moved + dst

    def __reduce__(self):
        made = getattr(self, '__getinitargs__', tuple)()
        return type(self), made, getattr(self, '__dict__', None) or None


class timezone(tzinfo):
    """A zone with one offset from UTC."""

    __slots__ = ('_offset', '_name')

    def __new__(cls, *args, **named):
        offset, name = _sort(args, named, ('offset', 'name'), 1, 'timezone()')
        if not isinstance(offset, timedelta):
            raise TypeError('timezone() argument 1 must be datetime.timedelta, not '
                            + type(offset).__name__)
        if not offset and name is None and 'utc' in cls.__dict__:
            return cls.utc
        if abs(offset) >= timedelta(1):
            raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and '
                             'timedelta(hours=24), not %r.' % (offset,))
        self = object.__new__(cls)
        self._offset, self._name = offset, name
        return self

    def _check(self, dt, function):
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError('%s(dt) argument must be a datetime instance or None, not %s'
                            % (function, type(dt).__name__))

    def utcoffset(self, dt):
        self._check(dt, 'utcoffset')
        return self._offset

    def dst(self, dt):
        self._check(dt, 'dst')

    def tzname(self, dt):
        self._check(dt, 'tzname')
        if self._name is None:
            return 'UTC' + _offset_text(self._offset) if self._offset else 'UTC'
        return self._name

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError('fromutc() argument must be a datetime instance, not '
                            + type(dt).__name__)
        if dt._zone is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        return dt + self._offset

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __str__(self):
        return self.tzname(None)

    def __repr__(self):
        if self is timezone.utc:
            return 'datetime.timezone.utc'
        return 'datetime.timezone(%r%s)' % (
            self._offset, '' if self._name is None else ', %r' % self._name)

    def __reduce__(self):
        return type(self), (self._offset,) + (() if self._name is None else (self._name,))


def _check_zone(zone):
    if zone is not None and not isinstance(zone, tzinfo):
        raise TypeError("tzinfo argument must be None or of a tzinfo subclass, not type '%s'"
                        % type(zone).__name__)
    return zone


def _read_time(text):
    parts = _read_time_of_day(text)
    if parts[-1] == 'Z':
        parts[-1] = timezone.utc
    elif parts[-1] is not None:
        parts[-1] = timezone(timedelta(microseconds=parts[-1]))
    return parts


UTC = timezone.utc = timezone(timedelta(0))
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))


def _ask(zone, question, dt):
    """What a zone answers, which has to be a span within a day or None."""
    if zone is None:
        return None
    answer = getattr(zone, question)(dt)
    if answer is not None and not isinstance(answer, timedelta):
        raise TypeError("tzinfo.%s() must return None or a timedelta, not '%s'"
                        % (question, type(answer).__name__))
    if answer is not None and abs(answer) >= timedelta(1):
        raise ValueError('%s() must return a timedelta strictly between -timedelta(hours=24) and '
                         'timedelta(hours=24)' % question if _VERSION >= 14 else
                         'offset must be a timedelta strictly between -timedelta(hours=24) and '
                         'timedelta(hours=24).')
    return answer


class _Clock:
    """What times of day and moments have in common. (Only for this module: it is in no class.)"""

    def isoclock(self, timespec):
        return _clock_text(self._hour, self._minute, self._second, self._us, timespec)

    def shown_end(self):
        """The end of the arguments that repr() shows: seconds, if any, fold and the zone."""
        text = ''
        if self._second or self._us:
            text += ', %d' % self._second
        if self._us:
            text += ', %d' % self._us
        if self._fold:
            text += ', fold=1'
        if self._zone is not None:
            text += ', tzinfo=%r' % (self._zone,)
        return text

    def microseconds(self):
        return ((self._hour * 60 + self._minute) * 60 + self._second) * _MILLION + self._us

    def state(self):
        us = self._us
        return bytes((self._hour, self._minute, self._second, us >> 16, us >> 8 & 255, us & 255))


# --- times of day ---------------------------------------------------------------------------------

_CLOCK_SLOTS = ('_hour', '_minute', '_second', '_us', '_zone', '_fold')
_TIME_NAMES = ('hour', 'minute', 'second', 'microsecond', 'tzinfo', 'fold')


class time:
    """A time of day."""

    __slots__ = _CLOCK_SLOTS
    hour, minute, second = _Part('_hour'), _Part('_minute'), _Part('_second')
    microsecond, tzinfo, fold = _Part('_us'), _Part('_zone'), _Part('_fold')

    def __new__(cls, *args, **named):
        hour, minute, second, us, zone, fold = _sort(args, named, _TIME_NAMES)
        self = object.__new__(cls)
        (self._hour, self._minute, self._second, self._us,
         self._fold) = _clock(hour, minute, second, us, fold)
        self._zone = _check_zone(zone)
        return self

    @classmethod
    def fromisoformat(cls, text, /):
        if not isinstance(text, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            parts = _read_time(text)
        except ValueError:
            raise ValueError('Invalid isoformat string: %r' % text) from None
        return cls(*parts)

    def utcoffset(self):
        return _ask(self._zone, 'utcoffset', None)

    def dst(self):
        return _ask(self._zone, 'dst', None)

    def tzname(self):
        return None if self._zone is None else self._zone.tzname(None)

    def isoformat(self, timespec='auto'):
        return _Clock.isoclock(self, timespec) + _offset_text(self.utcoffset())

    def strftime(self, format):
        return _format(self, format, _time.struct_time((
            1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1)))

    def __format__(self, format):
        return self.strftime(format) if format else str(self)

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return '%s(%d, %d%s)' % (_shown(self), self._hour, self._minute, _Clock.shown_end(self))

    def replace(self, *args, **named):
        return type(self)(**_replaced(self, args, named, _TIME_NAMES))

    if _VERSION >= 13:
        __replace__ = replace

    def _compare(self, other, equality=False):
        """Their distance; NotImplemented for what is no time, None for unlike ones."""
        if not isinstance(other, time):
            return NotImplemented
        mine, theirs = self.utcoffset(), other.utcoffset()
        if (mine is None) != (theirs is None):
            if equality:
                return None
            raise TypeError("can't compare offset-naive and offset-aware times")
        distance = _Clock.microseconds(self) - _Clock.microseconds(other)
        return distance - (mine - theirs)._all() if mine is not None else distance

    def __eq__(self, other):
        found = self._compare(other, True)
        return found if found is NotImplemented else found == 0

    def __lt__(self, other):
        found = self._compare(other)
        return found if found is NotImplemented else found < 0

    def __le__(self, other):
        found = self._compare(other)
        return found if found is NotImplemented else found <= 0

    def __gt__(self, other):
        found = self._compare(other)
        return found if found is NotImplemented else found > 0

    def __ge__(self, other):
        found = self._compare(other)
        return found if found is NotImplemented else found >= 0

    def __hash__(self):
        offset = self.utcoffset()
        if not offset:
            return hash(_Clock.state(self))
        return hash(timedelta._of(_Clock.microseconds(self)) - offset)

    def __reduce__(self):
        return type(self), tuple([getattr(self, slot) for slot in _CLOCK_SLOTS])


def _replaced(o, args, named, names):
    """The arguments of a copy with other parts; a zone may be replaced by None."""
    drops_zone = 'tzinfo' in named and named['tzinfo'] is None or (
        len(args) > names.index('tzinfo') and args[names.index('tzinfo')] is None)
    given = dict(zip(names, _sort(args, named, names, 0, 'replace()')))
    parts = {name: getattr(o, name) if given[name] is None else given[name] for name in names}
    if drops_zone:
        parts['tzinfo'] = None
    return parts


time.min, time.max = time(0, 0), time(23, 59, 59, 999999)
time.resolution = timedelta(0, 0, 1)


# --- moments --------------------------------------------------------------------------------------

_date, _time_of_day = date, time
_MOMENT_NAMES = ('year', 'month', 'day') + _TIME_NAMES


class datetime(date):
    """A moment: a day and a time of it."""

    __slots__ = _CLOCK_SLOTS
    hour, minute, second = _Part('_hour'), _Part('_minute'), _Part('_second')
    microsecond, tzinfo, fold = _Part('_us'), _Part('_zone'), _Part('_fold')

    def __new__(cls, *args, **named):
        year, month, day, hour, minute, second, us, zone, fold = _sort(
            args, named, _MOMENT_NAMES, 3)
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        (self._hour, self._minute, self._second, self._us,
         self._fold) = _clock(hour, minute, second, us, fold)
        self._zone = _check_zone(zone)
        return self

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        if _VERSION >= 12:
            _deprecate('utcnow', 'now')
        return cls(*_local(_time.time(), True))

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        _check_zone(tz)
        made = cls(*_local(timestamp, tz is not None), tz)
        return made if tz is None else tz.fromutc(made)

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        if _VERSION >= 12:
            _deprecate('utcfromtimestamp', 'fromtimestamp', 'timestamp, ')
        return cls(*_local(timestamp, True))

    @classmethod
    def combine(cls, date, time, tzinfo=...):
        for position, (value, kind) in enumerate(((date, _date), (time, _time_of_day)), 1):
            if not isinstance(value, kind):
                raise TypeError('combine() argument %d must be datetime.%s, not %s' % (
                    position, kind.__name__, type(value).__name__))
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second,
                   time.microsecond, time.tzinfo if tzinfo is ... else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, text, /):
        if not isinstance(text, str):
            raise TypeError('fromisoformat: argument must be str')
        length = _date_length(text)
        try:
            parts = list(_read_date(text[:length]))
            if len(text) > length:
                parts += _read_time(text[length + 1:])
        except ValueError as error:
            if error.args and 'range' in error.args[0]:
                raise
            raise ValueError('Invalid isoformat string: %r' % text) from None
        return cls(*parts)

    @classmethod
    def strptime(cls, text, format, /):
        return __import__('_strptime').moment(cls, text, format)

    def date(self):
        return _date(self._year, self._month, self._day)

    def time(self):
        return _time_of_day(self._hour, self._minute, self._second, self._us, fold=self._fold)

    def timetz(self):
        return _time_of_day(self._hour, self._minute, self._second, self._us, self._zone,
                            fold=self._fold)

    def utcoffset(self):
        return _ask(self._zone, 'utcoffset', self)

    def dst(self):
        return _ask(self._zone, 'dst', self)

    def tzname(self):
        return None if self._zone is None else self._zone.tzname(self)

    def timetuple(self):
        dst = self.dst()
        return self._fields(self._hour, self._minute, self._second,
                            -1 if dst is None else int(bool(dst)))

    def utctimetuple(self):
        offset = self.utcoffset()
        moved = self - offset if offset else self
        return moved._fields(moved._hour, moved._minute, moved._second, 0)

    def timestamp(self):
        if self._zone is not None:
            return (self - _EPOCH).total_seconds()
        return (self._all() - _EPOCH._all() + _time.timezone * _MILLION) / _MILLION

    def astimezone(self, tz=None):
        if tz is None:
            tz = timezone(timedelta(seconds=-_time.timezone), _time.tzname[0])
        _check_zone(tz)
        zone = self._zone
        offset = None if zone is None else self.utcoffset()
        if offset is None:
            offset = timedelta(seconds=-_time.timezone)
        elif zone is tz:
            return self
        return tz.fromutc((self - offset).replace(tzinfo=tz))

    def ctime(self):
        return date.ctime(self).replace('00:00:00', _Clock.isoclock(self, 'seconds'))

    def isoformat(self, sep='T', timespec='auto'):
        return '%s%s%s%s' % (date.isoformat(self), sep, _Clock.isoclock(self, timespec),
                             _offset_text(self.utcoffset()))

    def __str__(self):
        return self.isoformat(' ')

    def __repr__(self):
        return '%s(%d, %d, %d, %d, %d%s)' % (
            _shown(self), self._year, self._month, self._day, self._hour, self._minute,
            _Clock.shown_end(self))

    def replace(self, *args, **named):
        return type(self)(**_replaced(self, args, named, _MOMENT_NAMES))

    if _VERSION >= 13:
        __replace__ = replace

    def _all(self):
        """Microseconds since the year 1 began, whatever the zone."""
        return self.toordinal() * _DAY * _MILLION + _Clock.microseconds(self)

    def _moved(self, us):
        days, us = divmod(self._all() + us, _DAY * _MILLION)
        parts = _date_in_range(days)
        seconds, us = divmod(us, _MILLION)
        minutes, second = divmod(seconds, 60)
        return type(self)(*parts, minutes // 60, minutes % 60, second, us, self._zone)

    def __add__(self, other):
        return self._moved(other._all()) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self._moved(-other._all())
        if not isinstance(other, datetime):
            return NotImplemented
        distance = timedelta._of(self._all() - other._all())
        if self._zone is other._zone:
            return distance
        mine, theirs = self.utcoffset(), other.utcoffset()
        if (mine is None) != (theirs is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return distance if mine is None else distance - mine + theirs

    def _compare(self, other, equality=False):
        """As that of times; a mere date is unlike any moment."""
        if not isinstance(other, datetime):
            if isinstance(other, _date) and (_VERSION < 13 or equality):
                if equality:
                    return None
                raise TypeError("can't compare datetime.datetime to datetime.date")
            return NotImplemented
        if self._zone is other._zone:
            return self._all() - other._all()
        mine, theirs = self.utcoffset(), other.utcoffset()
        if (mine is None) != (theirs is None):
            if equality:
                return None
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        distance = self._all() - other._all()
        return distance if mine is None else distance - (mine - theirs)._all()

    __eq__, __lt__, __le__ = _time_of_day.__eq__, _time_of_day.__lt__, _time_of_day.__le__
    __gt__, __ge__ = _time_of_day.__gt__, _time_of_day.__ge__

    def __hash__(self):
        offset = self.utcoffset()
        if offset is None:
            return hash(bytes((self._year >> 8, self._year & 255, self._month, self._day))
                        + _Clock.state(self))
        return hash(timedelta._of(self._all()) - offset)

    def __reduce__(self):
        return type(self), self._key() + tuple([getattr(self, slot) for slot in _CLOCK_SLOTS])


def _deprecate(old, new, before=''):
    import warnings
    warnings.warn('datetime.datetime.%s() is deprecated and scheduled for removal in a future '
                  'version. Use timezone-aware objects to represent datetimes in UTC: '
                  'datetime.datetime.%s(%sdatetime.UTC).' % (old, new, before),
                  DeprecationWarning, stacklevel=3)


_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(0, 0, 1)
for _class in (timedelta, date, tzinfo, timezone, time, datetime):
    _name_fully(_class)
del _class
if _VERSION < 11:
    del UTC
