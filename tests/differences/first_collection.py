# difference: when the first automatic collection comes in a program that has not called
#     gc.collect() yet, perhaps before it begins, and gc.get_count() until then
# reason: what CPython allocates while it starts and compiles counts too, and depends on the version,
#     its files and the program's text; Refarium begins at zero
# refarium: (0, 0, 0)
import gc

print(gc.get_count())
