# SPDX-License-Identifier: MIT
"""Months and years as lists and as text."""

import sys
import datetime
from itertools import repeat

_VERSION = sys.version_info[1]
__all__ = ['IllegalMonthError', 'IllegalWeekdayError', 'setfirstweekday', 'firstweekday', 'isleap',
           'leapdays', 'weekday', 'monthrange', 'monthcalendar', 'prmonth', 'month', 'prcal',
           'calendar', 'timegm', 'month_name', 'month_abbr', 'day_name', 'day_abbr', 'Calendar',
           'TextCalendar', 'weekheader']
error = ValueError
mdays = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
_MONTHS = ('January February March April May June July August September October November '
           'December').split()
_DAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split()


class IllegalMonthError(*((ValueError,) if _VERSION < 12 else (ValueError, IndexError))):
    def __init__(self, month):
        self.month = month

    def __str__(self):
        return 'bad month number %r; must be 1-12' % self.month


class IllegalWeekdayError(ValueError):
    def __init__(self, weekday):
        self.weekday = weekday

    def __str__(self):
        return 'bad weekday number %r; must be 0 (Monday) to 6 (Sunday)' % self.weekday


class _Names:
    """A list that cannot be changed."""

    def __init__(self, names):
        self._names = names

    def __getitem__(self, index):
        return self._names[index]

    def __len__(self):
        return len(self._names)


day_name, month_name = _Names(_DAYS), _Names([''] + _MONTHS)
day_abbr, month_abbr = [_Names([name[:3] for name in names]) for names in (day_name, month_name)]

if _VERSION >= 12:
    from enum import IntEnum

    class _Shown(IntEnum):
        def __repr__(self):
            return 'calendar.' + self._name_

    Day = _Shown('Day', {name.upper(): i for i, name in enumerate(_DAYS)}, module='calendar')
    Month = _Shown('Month', {name.upper(): i for i, name in enumerate(_MONTHS, 1)},
                   module='calendar')
    (JANUARY, FEBRUARY, MARCH, APRIL, MAY, JUNE, JULY, AUGUST, SEPTEMBER, OCTOBER, NOVEMBER,
     DECEMBER) = Month
    __all__ += ['Day', 'Month'] + [name.upper() for name in _MONTHS]
else:
    Day = int
    January, February = 1, 2
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = map(Day, range(7))
__all__ += [name.upper() for name in _DAYS]
if _VERSION < 12:
    del Day


def isleap(year):
    """Has the year a 29th of February?"""
    return not year % 4 and (year % 100 != 0 or not year % 400)


def leapdays(y1, y2):
    """How many leap years there are from one year to before another."""
    def before(year):
        year -= 1
        return year // 4 - year // 100 + year // 400
    return before(y2) - before(y1)


def _day(number):
    return number if _VERSION < 12 else Day(number)


def weekday(year, month, day):
    """0 for Monday to 6 for Sunday."""
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        year = 2000 + year % 400
    return _day(datetime.date(year, month, day).weekday())


def monthrange(year, month):
    """The weekday of a month's first day, and its length."""
    if not 1 <= month <= 12:
        raise IllegalMonthError(month)
    return weekday(year, month, 1), _length(year, month)


def _length(year, month):
    return mdays[month] + (month == 2 and isleap(year))


def _beside(year, month, step):
    """The month before or after."""
    years, month = divmod(month - 1 + step, 12)
    return year + years, month + 1


class Calendar:
    """Gives the days of months and years, in weeks that begin with a certain day."""

    def __init__(self, firstweekday=0):
        self.firstweekday = firstweekday

    def getfirstweekday(self):
        return self._first % 7

    def setfirstweekday(self, firstweekday):
        self._first = firstweekday

    firstweekday = property(getfirstweekday, setfirstweekday)

    def iterweekdays(self):
        yield from [(self.firstweekday + i) % 7 for i in range(7)]

    def _around(self, year, month):
        """How many days of the months beside it the weeks of a month show."""
        first, length = monthrange(year, month)
        before = (first - self.firstweekday) % 7
        return before, length, -(before + length) % 7

    def itermonthdays(self, year, month):
        before, length, after = self._around(year, month)
        yield from repeat(0, before)
        yield from range(1, length + 1)
        yield from repeat(0, after)

    def itermonthdays2(self, year, month):
        for i, day in enumerate(self.itermonthdays(year, month), self.firstweekday):
            yield day, i % 7

    def itermonthdays3(self, year, month):
        before, length, after = self._around(year, month)
        last_year, last_month = _beside(year, month, -1)
        last = _length(last_year, last_month)
        for day in range(last - before + 1, last + 1):
            yield last_year, last_month, day
        for day in range(1, length + 1):
            yield year, month, day
        for day in range(1, after + 1):
            yield (*_beside(year, month, 1), day)

    def itermonthdays4(self, year, month):
        for i, day in enumerate(self.itermonthdays3(year, month)):
            yield (*day, (self.firstweekday + i) % 7)

    def itermonthdates(self, year, month):
        for day in self.itermonthdays3(year, month):
            yield datetime.date(*day)

    def _weeks(self, days):
        days = list(days)
        return [days[i:i + 7] for i in range(0, len(days), 7)]

    def monthdatescalendar(self, year, month):
        return self._weeks(self.itermonthdates(year, month))

    def monthdays2calendar(self, year, month):
        return self._weeks(self.itermonthdays2(year, month))

    def monthdayscalendar(self, year, month):
        return self._weeks(self.itermonthdays(year, month))

    def _rows(self, of_month, year, width):
        months = [of_month(year, month) for month in range(1, 13)]
        return [months[i:i + width] for i in range(0, 12, width)]

    def yeardatescalendar(self, year, width=3):
        return self._rows(self.monthdatescalendar, year, width)

    def yeardays2calendar(self, year, width=3):
        return self._rows(self.monthdays2calendar, year, width)

    def yeardayscalendar(self, year, width=3):
        return self._rows(self.monthdayscalendar, year, width)


class TextCalendar(Calendar):
    """Writes months and years as text."""

    def formatday(self, day, weekday, width):
        return ('%2d' % day if day else '').center(width)

    def formatweek(self, theweek, width):
        return ' '.join([self.formatday(day, wday, width) for day, wday in theweek])

    def prweek(self, theweek, width):
        print(self.formatweek(theweek, width), end='')

    def formatweekday(self, day, width):
        return (day_name if width >= 9 else day_abbr)[day][:width].center(width)

    def formatweekheader(self, width):
        return ' '.join([self.formatweekday(day, width) for day in self.iterweekdays()])

    def formatmonthname(self, theyear, themonth, width, withyear=True):
        name = month_name[themonth]
        return ('%s %r' % (name, theyear) if withyear else name).center(width)

    def formatmonth(self, theyear, themonth, w=0, l=0):
        width, end = max(2, w), '\n' * max(1, l)
        lines = [self.formatmonthname(theyear, themonth, 7 * (width + 1) - 1),
                 self.formatweekheader(width)]
        lines += [self.formatweek(week, width)
                  for week in self.monthdays2calendar(theyear, themonth)]
        return ''.join([line.rstrip() + end for line in lines])

    def prmonth(self, theyear, themonth, w=0, l=0):
        print(self.formatmonth(theyear, themonth, w, l), end='')

    def formatyear(self, theyear, w=2, l=1, c=6, m=3):
        width, end = max(2, w), '\n' * max(1, l)
        column = 7 * (width + 1) - 1

        def beside(parts):
            gap = ' ' * max(2, c)
            return gap.join([part.center(column) for part in parts]).rstrip() + end

        text = repr(theyear).center(column * m + max(2, c) * (m - 1)).rstrip() + end
        for number, row in enumerate(self.yeardays2calendar(theyear, m)):
            months = range(m * number + 1, min(m * number + m, 12) + 1)
            text += end + beside([self.formatmonthname(theyear, month, column, False)
                                  for month in months])
            text += beside([self.formatweekheader(width)] * len(months))
            for i in range(max([len(weeks) for weeks in row])):
                text += beside([self.formatweek(weeks[i], width) if i < len(weeks) else ''
                                for weeks in row])
        return text

    def pryear(self, theyear, w=0, l=0, c=6, m=3):
        print(self.formatyear(theyear, w, l, c, m), end='')


c = TextCalendar()
firstweekday = c.getfirstweekday
monthcalendar, weekheader = c.monthdayscalendar, c.formatweekheader
week, prweek = c.formatweek, c.prweek
month, prmonth = c.formatmonth, c.prmonth
calendar, prcal = c.formatyear, c.pryear


def setfirstweekday(firstweekday):
    """Let the weeks of this module's functions begin with another day."""
    if not 0 <= firstweekday <= 6:
        raise IllegalWeekdayError(firstweekday)
    c.firstweekday = firstweekday


EPOCH = 1970


def timegm(tuple):
    """The seconds from 1970 to a moment in UTC."""
    year, month, day, hour, minute, second = tuple[:6]
    days = datetime.date(year, month, 1).toordinal() - 719163 + day - 1
    return ((days * 24 + hour) * 60 + minute) * 60 + second
