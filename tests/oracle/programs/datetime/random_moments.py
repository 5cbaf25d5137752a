# random dates, spans and moments: arithmetic, texts and back
import random, time
from datetime import date, datetime, timedelta, timezone, time as clock
r = random.Random(7)
total = 0
def note(*values):
    global total
    for v in values:
        for c in str(v): total = (total * 131 + ord(c)) % 1000000007
for i in range(400):
    d = date.fromordinal(r.randrange(1, 3652060))
    note(d, d.isocalendar()[:3], d.weekday(), d.timetuple()[:8], d.ctime(), repr(d))
    note(date.fromisoformat(d.isoformat()) == d, date.fromisocalendar(*d.isocalendar()) == d)
    m = datetime(r.randrange(1000, 9999), r.randrange(1, 13), r.randrange(1, 29), r.randrange(24), r.randrange(60), r.randrange(60), r.choice((0, 5, r.randrange(10**6))))
    s = timedelta(r.randrange(-300000, 300000), r.randrange(10**6), r.randrange(10**7))
    try: note(m + s, m - s, (m + s) - m == s)
    except OverflowError as e: note(e)
    note(s, repr(s), s * 3, s / 7, s // 5, s * 0.3, s / 2.5, abs(s), -s, s.total_seconds())
    q = timedelta(0, r.randrange(1, 10**6), r.randrange(10**6))
    note(s / q, s // q, s % q, divmod(s, q), timedelta(hours=r.uniform(-99, 99), minutes=r.random()))
    for f in ('%Y-%m-%d %H:%M:%S.%f', '%d/%m/%y %I:%M:%S %p', '%A %d %B %Y %H', '%a %b %d %Y', '%j %Y', '%Y %U %w', '%Y %W %a', '%G %V %u', '%c', '%x %X', '%Y%m%d%H%M%S'):
        t = m.strftime(f)
        note(t, datetime.strptime(t, f))
    z = timezone(timedelta(minutes=r.randrange(-800, 800)))
    a = m.replace(tzinfo=z)
    note(a, a.astimezone(timezone.utc), hash(a) == hash(a.astimezone(timezone.utc)), a.isoformat(timespec=r.choice(('hours', 'minutes', 'seconds', 'milliseconds'))))
    note(datetime.fromisoformat(a.isoformat()) == a, a.timestamp(), a - a.astimezone(timezone.utc))
    if i % 100 == 99: print(i, total)
print(time.strptime('Fri Jan  5 15:04:09 2024'), time.strptime('2024-02', '%Y-%m'), time.strptime('10:30 PM', '%I:%M %p')[3:6])
print(datetime.fromtimestamp(86399.5, timezone.utc), date.fromtimestamp(86400 * 400), datetime.fromtimestamp(1e9, timezone.utc))
