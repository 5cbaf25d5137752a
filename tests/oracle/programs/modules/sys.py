# What there is in sys.
import sys

print(sys.version_info[0], sys.version_info >= (3, 10), sys.version_info < (4,), len(sys.version_info), sys.version_info.major)
print(sys.version_info[:2] == (sys.version_info.major, sys.version_info.minor), sys.version_info[3], type(sys.version_info).__name__)
if sys.version_info >= (3, 12):
    print("immortal:", sys.getrefcount(None) == sys.getrefcount(True))
else:
    print("counted:", sys.getrefcount(None) != sys.getrefcount(True))
print(sys.getrefcount([]), sys.getsizeof([]) > 0, isinstance(sys.getsizeof(1), int))
for bad in (lambda: sys.getrefcount(), lambda: sys.getrefcount(1, 2), lambda: sys.nothing, lambda: sys.getsizeof()):
    try:
        bad()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__ + ":", error)
