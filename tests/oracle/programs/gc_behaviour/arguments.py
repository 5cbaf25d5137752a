# Wrong and unusual arguments of the functions of gc.
import gc

CALLS = [
    (gc.collect, (3,)), (gc.collect, (-1,)), (gc.collect, ("a",)), (gc.collect, (2**70,)),
    (gc.collect, (2**40,)), (gc.collect, (1.0,)), (gc.collect, (None,)), (gc.collect, (1, 2)),
    (gc.set_threshold, ()), (gc.set_threshold, (1, 2, 3, 4)), (gc.set_threshold, ("a",)),
    (gc.set_threshold, (2**40,)), (gc.set_threshold, (-2**40,)), (gc.set_threshold, (1.5,)),
    (gc.set_threshold, (1, "a")), (gc.get_threshold, ()), (gc.set_threshold, (5, 6, 7)),
    (gc.get_threshold, ()), (gc.set_threshold, (700,)), (gc.get_threshold, ()),
    (gc.get_objects, (3,)), (gc.get_objects, ("a",)), (gc.get_objects, (-2,)),
    (gc.get_objects, (1.5,)), (gc.get_objects, (2**70,)), (gc.is_tracked, ()),
    (gc.is_tracked, (1, 2)), (gc.enable, (1,)), (gc.freeze, (1,)), (gc.set_debug, ()),
    (gc.get_count, (1,)), (gc.get_referrers, ()), (gc.get_referents, ()),
    (gc.get_referents, (1, 2, "a")), (gc.isenabled, ()),
]
for function, args in CALLS:
    try:
        print(function.__name__, args, function(*args))
    except (TypeError, ValueError, OverflowError) as error:
        print(function.__name__, args, type(error).__name__, error)
print(type(gc.get_objects(-1)), len(gc.get_objects(-1)) == len(gc.get_objects()))
print([sorted(entry) for entry in gc.get_stats()])
print(gc.set_threshold(0), gc.get_threshold())
