# months and years as lists and as text
import calendar, sys
from calendar import *
import calendar
def t(f):
    try: r=f(); print(repr(r)); 
    except BaseException as e: print(type(e).__name__, e)
calendar.prmonth(2024,2); print(calendar.month(2024,2)); print(month(2023,12,w=4,l=2)); print(calendar.calendar(2024)); print(calendar.calendar(2023,2,1,4,4))
t(lambda: calendar.isleap(2000)); t(lambda: leapdays(1990,2024)); t(lambda: monthrange(2024,2)); t(lambda: monthrange(2024,13)); t(lambda: calendar.weekday(2024,1,5)); t(lambda: monthcalendar(2024,3)); t(lambda: calendar.monthcalendar(2021,2))
t(lambda: list(day_name)); t(lambda: list(month_name)); t(lambda: list(day_abbr)); t(lambda: list(month_abbr)); t(lambda: day_name[0]); t(lambda: month_name[1:3]); t(lambda: len(month_name)); t(lambda: MONDAY); t(lambda: SUNDAY+0); t(lambda: weekheader(3)); t(lambda: weekheader(9)); t(lambda: firstweekday())
setfirstweekday(SUNDAY); t(lambda: monthcalendar(2024,3)); print(month(2024,3)); t(lambda: weekheader(2)); t(lambda: setfirstweekday(8)); setfirstweekday(0)
c=Calendar(); t(lambda: list(c.iterweekdays())); t(lambda: list(c.itermonthdays(2024,2))); t(lambda: list(c.itermonthdates(2024,2))[:2]); t(lambda: list(c.itermonthdays2(2024,2))[:5]); t(lambda: list(c.itermonthdays3(2024,2))[:5]); t(lambda: list(c.itermonthdays4(2024,2))[:5]); t(lambda: c.monthdatescalendar(2024,2)[0][:2]); t(lambda: c.monthdays2calendar(2024,2)[0]); t(lambda: c.monthdayscalendar(2024,2)[0]); t(lambda: len(c.yeardatescalendar(2024))); t(lambda: c.yeardayscalendar(2024,4)[0][0][0]); t(lambda: c.yeardays2calendar(2024)[0][0][0][:2]); t(lambda: c.firstweekday); t(lambda: c.getfirstweekday())
tc=TextCalendar(6); print(tc.formatmonth(2024,7)); print(tc.formatyear(2025,m=2)); t(lambda: tc.formatweek([(1,0),(0,1)],3)); t(lambda: tc.formatday(5,0,3)); t(lambda: tc.formatweekday(0,5)); t(lambda: tc.formatmonthname(2024,5,20)); t(lambda: tc.formatmonthname(2024,5,20,False)); tc.prmonth(2024,1); tc.pryear(1999)
t(lambda: timegm((1970,1,2,0,0,0))); t(lambda: Calendar(9).firstweekday); t(lambda: IllegalMonthError(3)); t(lambda: str(IllegalWeekdayError(9)))
t(lambda: TextCalendar().formatmonth(2024,13))
t(lambda: calendar.mdays)
t(lambda: [str(d) for d in c.itermonthdates(2024,12)][-3:])
t(lambda: month(2024,1).splitlines())
if sys.version_info>=(3,12): t(lambda: calendar.Month.MAY); t(lambda: calendar.Day.MONDAY); t(lambda: calendar.JANUARY); t(lambda: calendar.monthrange(2024,calendar.JUNE)); print(calendar.FRIDAY, f'{calendar.FRIDAY}')
