# difference: ctypes reads the word of a reference count and of a type; an address where no object
#     ever was is a ValueError
# reason: a program must never see the memory of the machine that Refarium runs on
# refarium: ValueError
import ctypes

try:
    print(ctypes.c_long.from_address(4096).value)
except ValueError as error:
    print(type(error).__name__)
