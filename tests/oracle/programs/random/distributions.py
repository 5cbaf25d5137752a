# The distributions give the same floats for the same seed.
import random
import sys

calls = ["uniform(1, 9)", "triangular()", "triangular(1, 5, 2)", "triangular(3, 3, 3)", "gauss(0, 1)", "gauss(5, 2)", "normalvariate(0, 1)",
         "lognormvariate(0, 0.5)", "expovariate(1.5)", "vonmisesvariate(1, 2)", "vonmisesvariate(0, 0)", "gammavariate(0.5, 2)",
         "gammavariate(1.0, 2)", "gammavariate(3, 2)", "betavariate(2, 3)", "paretovariate(3)", "weibullvariate(1, 2)"]
if sys.version_info >= (3, 12):
    calls += ["binomialvariate(10, 0.3)", "binomialvariate(1000, 0.7)", "binomialvariate()", "expovariate()"]
r = random.Random(99)
for call in calls:
    print(call, [eval("r." + call) for i in range(4)])
for call in ["gammavariate(0, 1)", "gauss()", "expovariate()", "normalvariate()", "expovariate(0)", "nothing(1)"]:
    r.seed(5)
    try:
        print(call, eval("r." + call))
    except Exception as error:
        print(call, type(error).__name__, error)
r.seed(1)
print(r.gauss(0, 1), r.getstate()[2])
r.seed(1)
print(r.getstate()[2], r.gauss(0, 1), r.gauss(0, 1), sum(r.random() for i in range(100000)))
