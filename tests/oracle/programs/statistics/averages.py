# statistics: means, medians, modes and quantiles of all kinds of data, in the class of the data
import statistics as s
from fractions import Fraction as F


def show(name, f):
    try:
        print(name, repr(f()))
    except Exception as e:
        print(name, type(e).__name__, e)


data = [[1, 2, 3, 4], [1, 2, 2, 3], [1.5, 2.5, 4], [1], [], [F(1, 2), F(3, 4)], [1, 2.5], [True, False], ["a", "b"], [3, 1, 2], ["x", "y", "x"],
        [float("inf"), 1], [1e308, 1e308], [0.1] * 10, [1, "a"], [2, 2, 3, 3], [-1, 1], [0, 4], range(1, 12, 2), None, [10**400, 1], [F(1, 2), 1.5]]
for d in data:
    for name in ("mean", "fmean", "geometric_mean", "harmonic_mean", "median", "median_low", "median_high", "median_grouped", "mode", "multimode",
                 "quantiles"):
        show(name, lambda: getattr(s, name)(d))
show("generator", lambda: s.mean(n * n for n in range(5)))
show("generator", lambda: s.median(iter([3, 1, 2])))
show("weights", lambda: s.fmean([1, 2, 3], weights=[1, 1, 2]))
show("weights", lambda: s.fmean([1], [1, 2]))
show("weights", lambda: s.harmonic_mean([40, 60], weights=[5, 30]))
show("weights", lambda: s.harmonic_mean([1, 2], weights=[1]))
for options in ({"n": 5}, {"n": 3, "method": "inclusive"}, {"n": 0}, {"method": "x"}, {"n": 1}, {"n": 10, "method": "exclusive"}):
    show(options, lambda: s.quantiles([5, 1, 4, 8, 2, 9], **options))
show("interval", lambda: s.median_grouped([1, 2, 2, 3, 4, 4, 4, 5], interval=2))
print(s.StatisticsError.__mro__[1].__name__, s.StatisticsError.__module__)
