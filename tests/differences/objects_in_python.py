# difference: instances of datetime's and decimal's classes are tracked by the collector, refer to
#     their attributes, and have other sizes
# reason: these classes are written in Python here
# refarium: True
import decimal
import gc

print(gc.is_tracked(decimal.Decimal(1)))
