# gc.collect(generation), counts and thresholds.
import gc

print(gc.isenabled(), gc.get_threshold()[1:], len(gc.get_threshold()), len(gc.get_count()))
gc.disable()
print(gc.isenabled())
gc.collect()


class F:
    def __init__(self, name):
        self.name = name
        self.me = self

    def __del__(self):
        print("-" + self.name, end=" ")


F("young")
print(gc.collect(0))
keep = F("survivor of 0")
print(gc.collect(0) == 0)
del keep
print("0 again:", gc.collect(0), end=" ")
print("1:", gc.collect(1))
keep = F("survivor of 1")
gc.collect(1)
del keep
print("0:", gc.collect(0), "1:", gc.collect(1), end=" ")
print("2:", gc.collect(2))
keep = F("survivor of 2")
gc.collect()
del keep
print("0:", gc.collect(0), "1:", gc.collect(1), end=" ")
print("all:", gc.collect())
gc.set_threshold(500)
print(gc.get_threshold())
gc.set_threshold(100, 5, 7)
print(gc.get_threshold())
gc.collect()
print(gc.get_count()[1:])
gc.collect(0)
gc.collect(0)
print(gc.get_count()[1:])
gc.collect(1)
print(gc.get_count()[1:])
gc.collect()
print(gc.get_count()[1:])
for bad in (lambda: gc.collect(3), lambda: gc.collect(-1), lambda: gc.collect("x"), lambda: gc.set_threshold(),
            lambda: gc.set_threshold("x"), lambda: gc.is_tracked()):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__ + ":", error)
gc.enable()
print(gc.isenabled(), gc.garbage, gc.collect(generation=1))
