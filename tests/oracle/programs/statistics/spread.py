# statistics: variances and deviations, covariance, correlation, the nearest line
import statistics as s
from fractions import Fraction as F


def show(*told):
    *told, f = told
    try:
        print(*told, repr(f()))
    except Exception as e:
        print(*told, type(e).__name__, e)


for d in ([1, 2, 3, 4], [2, 4, 4, 4, 5, 5, 7, 9], [1.5, 2.5, 4], [1], [], [F(1, 2), F(3, 4)], [1, 2.5], [True, False], ["a"], [0.1] * 10,
          [1e200, -1e200], [10**30, 10**30 + 1], [float("nan"), 1.0], iter([1, 2, 4]), [3, 3, 3], [1e-200, 3e-200]):
    d = list(d)
    for name in ("variance", "stdev", "pvariance", "pstdev"):
        show(name, lambda: getattr(s, name)(d))
show("xbar", lambda: s.variance([1, 2, 3], 2))
show("xbar", lambda: s.stdev([1, 2, 3], xbar=2))
show("mu", lambda: s.pvariance([1, 2, 3], mu=0))
x, y = [1, 2, 3, 5, 8], [2, 4, 7, 9, 20]
show("covariance", lambda: s.covariance(x, y))
show("correlation", lambda: s.correlation(x, y))
show("correlation", lambda: s.correlation(x, [-b for b in y]))
show("line", lambda: s.linear_regression(x, y))
show("line", lambda: s.linear_regression(x, y, proportional=True))
show("ranked", lambda: s.correlation([1, 3, 2, 9], [4, 2, 1, 7], method="ranked"))
show("method", lambda: s.correlation([1, 2], [1, 2], method="x"))
for f in (s.covariance, s.correlation, s.linear_regression):
    for pair in (([1], [1]), ([1, 2], [1]), ([1, 1], [1, 2]), ([1, 2], [3, 3])):
        show(f.__name__, *pair, lambda: f(*pair))
