# Moments as calendar fields and text; the messages. (No zone but UTC, no clock is read.)
import time

for moment in [0, 1704067200, 1709210096.75, -1, 951827696, 4102444799, 1230768000, 1609459199]:
    t = time.gmtime(moment)
    print(t)
    print(time.asctime(t), "|", time.strftime("%Y-%m-%d %H:%M:%S %a %A %b %B %j %U %W %y %p %I %% %c %x %X %D %T %e %w %G %V %g %u %F %R %C", t))
t = time.gmtime(1704067200)
print(t.tm_year, t[1], t[6:], len(t), t == (2024, 1, 1, 0, 0, 0, 0, 1, 0), isinstance(t, tuple), tuple(t))
year, month, *rest = t
print(year, month, rest, time.strftime("%d.%m.%Y", (2020, 2, 29, 12, 30, 0, 5, 60, 0)), time.strftime("plain"), type(t))
print(time.struct_time((2024, 5, 6, 7, 8, 9, 0, 127, -1)))
for make in [lambda: time.gmtime("a"), lambda: time.strftime(1), lambda: time.strftime("%Y", (1, 2)), lambda: time.gmtime(float("nan")),
             lambda: time.strftime("%Y", (2020, 13, 1, 0, 0, 0, 0, 1, 0)), lambda: time.strftime("%Y", (2020, 1, 1, 25, 0, 0, 0, 1, 0)),
             lambda: time.asctime(1), lambda: setattr(t, "tm_year", 3), lambda: time.gmtime(1e30), lambda: t.nothing]:
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)
