# The functions of gc and their switches.
import gc

print(gc.enable(), gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.isenabled())
print(gc.get_threshold(), gc.set_threshold(1000, 20, 30), gc.get_threshold(), gc.garbage, type(gc.collect()).__name__)
print(type(gc.get_count()).__name__, type(gc.get_objects()).__name__, gc.is_tracked([]), gc.is_finalized([]))
print(gc.get_referents(), gc.get_referrers(), gc.get_referents([], ()), gc.collect)
print(gc.isenabled, [gc.is_tracked(x) for x in (1, "a", [], {}, (), gc, len)])
for bad in (lambda: gc.collect(1, 2), lambda: gc.is_tracked(), lambda: gc.enable(1), lambda: gc.nope()):
    try:
        bad()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__ + ":", error)
